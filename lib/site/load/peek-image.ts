import 'server-only';
import type { RegistryFact } from '@/lib/releases/existence/registry-fact';
import { describeRegistryState } from '@/lib/releases/images/describe-state';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { stateOfTag } from '@/lib/releases/images/registry-state';
import { checkImage } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

/** What is stored of the tag of a reference; null where the registry was not read, or did not say. Makes no request. */
export async function peekImage(text: string): Promise<RegistryFact | null> {
  const upstream = await siteUpstream();
  const target = checkImage(text, upstream.registries);
  if (!target.ok || target.value.tag === null || target.value.digest !== null) return null;
  const reference = target.value;
  const { registry, repository, tag } = reference;
  const client = findRegistry(upstream.registries, registry);
  if (client === null || tag === null) return null;
  const { cached, failure } = upstream.peek(imageTagResource(client, { repository, tag }));
  const value = cached?.value ?? null;
  const state = stateOfTag({ value, failure });
  if (state === 'unknown') return null;
  const { reason } = describeRegistryState({ reference, state, tag: value, failure });
  const isThere = state === 'exists';
  return { digest: isThere && value !== null ? currentDigest(value) : null, isThere, reason };
}
