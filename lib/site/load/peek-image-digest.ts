import 'server-only';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { stateOfTag } from '@/lib/releases/images/registry-state';
import { checkImage } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

/** The digest that the tag of a reference had when it was last read; null where it was not read. Makes no request. */
export async function peekImageDigest(reference: string): Promise<string | null> {
  const upstream = await siteUpstream();
  const target = checkImage(reference, upstream.registries);
  if (!target.ok || target.value.tag === null) return null;
  const { registry, repository, tag } = target.value;
  const client = findRegistry(upstream.registries, registry);
  if (client === null) return null;
  const { cached, failure } = upstream.peek(imageTagResource(client, { repository, tag }));
  if (cached === null || stateOfTag({ value: cached.value, failure }) !== 'exists') return null;
  return currentDigest(cached.value);
}
