import 'server-only';
import { z } from 'zod';

import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { ok } from '@/lib/base/result';
import { readPins, type PinnedVersion } from '@/lib/releases/component-versions/read-pins';
import type { VersionFile } from '@/lib/releases/component-versions/version-files';

import { fetchTextAtTag } from './fetch-text-at-tag';
import type { Resource } from './resource';

const storedPins: z.ZodType<{ readonly pins: readonly PinnedVersion[] }> = z.object({
  pins: z.array(z.object({ program: z.string(), version: z.string(), line: z.int().positive() })),
});

/** The versions that a file pins at a tag, which does not move: it is fetched once. None where the tag has no such file. */
export function versionPinsResource(
  file: VersionFile,
): Resource<{ readonly pins: readonly PinnedVersion[] }> {
  const { repository, tag, path } = file;
  return {
    key: `versions:${repository.owner}/${repository.name}@${tag}:${path}`,
    version: 1,
    schema: storedPins,
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      const fetched = await fetchTextAtTag(github, { repository, tag, path });
      if (!fetched.ok) return fetched;
      const pins = fetched.value === null ? [] : readPins(file, fetched.value);
      return ok({ kind: 'changed', value: { pins }, etag: null });
    },
  };
}
