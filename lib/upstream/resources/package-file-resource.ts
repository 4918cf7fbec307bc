import 'server-only';
import { z } from 'zod';

import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok } from '@/lib/base/result';
import { readWaivers, type Waivers } from '@/lib/evidence/advisories/read-waivers';
import type { PackageFile, PackageFileReading } from '@/lib/evidence/other-sources/model';
import { pathsOf } from '@/lib/evidence/other-sources/package-files';
import { readPackageFile } from '@/lib/evidence/other-sources/read-package-file';
import { formatStoredList } from '@/lib/evidence/stored-list/format-stored-list';
import type { BlobStore } from '@/lib/upstream/blobs/model';

import { fetchTextAtTag } from './fetch-text-at-tag';
import type { Resource } from './resource';

const text = z.string();

const storedReading: z.ZodType<PackageFileReading> = z.object({
  packages: z.int().nonnegative(),
  list: text.nullable(),
  path: text.nullable(),
  problems: z.array(text),
});

/** The packages that a file upstream lists at a tag, which does not move: it is fetched once. */
export function packageFileResource(
  file: PackageFile,
  blobs: BlobStore | null,
): Resource<PackageFileReading> {
  const { repository, tag, kind } = file;
  return {
    key: `packages:${repository.owner}/${repository.name}@${tag}`,
    schemaVersion: 1,
    schema: storedReading,
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      for (const path of pathsOf({ kind })) {
        // The second path is looked at only where the first does not exist.
        // oxlint-disable-next-line no-await-in-loop
        const fetched = await fetchTextAtTag(github, { repository, tag, path });
        if (!fetched.ok) return fetched;
        if (fetched.value === null) continue;
        const { packages, problems } = readPackageFile(path, fetched.value);
        const stored = Buffer.from(formatStoredList(packages));
        // oxlint-disable-next-line no-await-in-loop
        const list = blobs === null ? null : await blobs.write(stored);
        const value = { packages: packages.length, list, path, problems };
        return ok({ kind: 'changed', value, etag: null });
      }
      const value = { packages: 0, list: null, path: null, problems: [] };
      return ok({ kind: 'changed', value, etag: null });
    },
  };
}

const storedWaivers: z.ZodType<Waivers | null> = z.nullable(
  z.object({
    waivers: z.array(
      z.object({
        id: text,
        reason: text,
        category: text,
        cves: z.array(text),
        until: text.nullable(),
      }),
    ),
    unreadable: z.int().nonnegative(),
  }),
);

/** The advisories that Kairos waives at a tag; null where the tag has no list of them. It is fetched once. */
export function waiversResource(tag: string): Resource<{ readonly waivers: Waivers | null }> {
  const repository = { owner: 'kairos-io', name: 'kairos' };
  const path = 'osv-scanner.toml';
  return {
    key: `waivers:kairos-io/kairos@${tag}`,
    schemaVersion: 1,
    schema: z.object({ waivers: storedWaivers }),
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      const fetched = await fetchTextAtTag(github, { repository, tag, path });
      if (!fetched.ok) return fetched;
      if (fetched.value === null) {
        return ok({ kind: 'changed', value: { waivers: null }, etag: null });
      }
      const read = readWaivers(fetched.value);
      if (!read.ok) return fail({ kind: 'unreadable', where: path });
      return ok({ kind: 'changed', value: { waivers: read.value }, etag: null });
    },
  };
}
