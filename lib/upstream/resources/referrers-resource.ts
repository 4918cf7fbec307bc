import 'server-only';
import { ok } from '@/lib/base/result';
import type { ImageReferrers } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';

import type { ContentPlace } from './image-content-resource';
import { findLoss } from './list-loss';
import { storedReferrers } from './parse-stored-images';
import type { RegistryResource } from './resource';

/**
 * What refers to an image: signatures, attestations, SBOMs. More may be attached at any time, so it is looked
 * for again, but no manifest is fetched twice.
 */
export function referrersResource(
  client: RegistryClient,
  { repository, digest }: ContentPlace,
): RegistryResource<ImageReferrers> {
  return {
    key: `signature:${client.host}/${repository}@${digest}`,
    schemaVersion: 1,
    schema: storedReferrers,
    client,
    ttlMs: (_value, plan) => plan.referrersMs,
    lossOf: (before, after) => findLoss('list of referrers', digestsOf(before), digestsOf(after)),
    fetch: async ({ findReferrers }, previous) => {
      const seen = previous?.value.found ?? [];
      const found = await findReferrers({ repository, digest, seen });
      return found.ok ? ok({ kind: 'changed', value: found.value, etag: null }) : found;
    },
  };
}

function digestsOf({ found }: ImageReferrers): readonly string[] {
  return found.map(({ digest }) => digest);
}
