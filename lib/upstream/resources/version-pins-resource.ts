import 'server-only';
import { z } from 'zod';

import { IMMUTABLE_MS, UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { ok } from '@/lib/base/result';
import { readPins, type PinnedVersion } from '@/lib/releases/component-versions/read-pins';
import type { VersionFile } from '@/lib/releases/component-versions/version-files';

import { fetchTextAtTag } from './fetch-text-at-tag';
import type { Resource } from './resource';

/** The versions that a file pins; none where the tag has no such file. */
export type VersionPins = { readonly pins: readonly PinnedVersion[] };

const storedPins: z.ZodType<VersionPins> = z.object({
  pins: z.array(z.object({ program: z.string(), version: z.string(), line: z.int().positive() })),
});

/**
 * The versions that a file pins at a tag. Its record is that of the commit of the tag, where that is known, so a moved
 * tag is read again; else that of the tag itself. Both are fetched once, except that a file which a tag does not have
 * is looked for again later.
 */
export function versionPinsResource(
  file: VersionFile,
  commit: string | null,
): Resource<VersionPins> {
  const { repository, tag, path } = file;
  const ref = commit ?? tag;
  return {
    key: `versions:${repository.owner}/${repository.name}@${ref}:${path}`,
    schemaVersion: 1,
    schema: storedPins,
    ttlMs: ({ pins }) => (commit === null && pins.length === 0 ? UNCHANGING_MS : IMMUTABLE_MS),
    isImmutable: commit !== null,
    fetch: async (github) => {
      const fetched = await fetchTextAtTag(github, { repository, tag: ref, path });
      if (!fetched.ok) return fetched;
      const pins = fetched.value === null ? [] : readPins(file, fetched.value);
      return ok({ kind: 'changed', value: { pins }, etag: null });
    },
  };
}
