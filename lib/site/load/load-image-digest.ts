import 'server-only';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { checkImage } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

/** Longest time that a response waits for the registry. */
const WAIT_MS = 600;

/**
 * The digest that the tag of an image points to in its registry; null while the registry has not responded, and for
 * a registry that this site does not read.
 */
export async function loadImageDigest(reference: string): Promise<string | null> {
  const upstream = await siteUpstream();
  const target = checkImage(reference, upstream.registries);
  if (!target.ok) return null;
  const { registry, repository, tag } = target.value;
  const client = findRegistry(upstream.registries, registry);
  if (client === null || tag === null) return null;
  const resource = imageTagResource(client, { repository, tag });
  const { cached } = await upstream.read(resource, { waitMs: WAIT_MS });
  return cached === null ? null : currentDigest(cached.value);
}
