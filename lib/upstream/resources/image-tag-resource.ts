import 'server-only';
import { fail, ok } from '@/lib/base/result';
import { mergeTag } from '@/lib/releases/images/merge-tags';
import type { ImageTag } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';

import { storedTag } from './parse-stored-images';
import type { RegistryResource } from './resource';

/** A tag that a registry did not list once is looked for again soon: one reading proves nothing. */
const SECOND_LOOK_MS = 5 * 60_000;

/** One tag in a registry: what it points to, and what it pointed to before as far as that was seen. */
export function imageTagResource(
  client: RegistryClient,
  { repository, tag }: { readonly repository: string; readonly tag: string },
  now: () => Date = () => new Date(),
): RegistryResource<ImageTag> {
  return {
    key: `image:${client.host}/${repository}:${tag}`,
    schemaVersion: 1,
    schema: storedTag,
    client,
    ttlMs: ({ missing }, plan) => (missing?.looks === 1 ? SECOND_LOOK_MS : plan.registryTagsMs),
    fetch: async ({ readTag, atHost }, previous) => {
      const response = await readTag({ repository, tag, etag: previous?.etag ?? null });
      if (!response.ok) return response;
      if (response.value.kind === 'unchanged') return ok({ kind: 'unchanged' });
      const { rows, etag } = response.value;
      const look = { rows, isComplete: true, now: now().toISOString() };
      const value = mergeTag(previous?.value ?? null, look);
      if (value === null) return fail(atHost({ kind: 'not-found', what: 'tag' }));
      return ok({ kind: 'changed', value, etag });
    },
  };
}
