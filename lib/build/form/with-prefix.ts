import { cutReference } from '@/lib/names/references/cut-reference';

import { LOCAL_REGISTRY } from './own-place';

/** Where a client looks for an image that names no registry. */
const DEFAULT_REGISTRY = 'docker.io';

/**
 * Writes a reference as a mirror holds it: the mirror, then the whole path with the registry that the
 * image came from (`mirror.example:5000/quay.io/kairos/hadron:…`). Images of two registries cannot
 * meet that way; it is how `skopeo sync --scoped` and registries with a project per upstream lay them out.
 *
 * A reference without a registry is Docker's: `ubuntu:24.04` becomes `…/docker.io/library/ubuntu:24.04`.
 * One that is behind the mirror already stays, and so does a local one; without a prefix, each does.
 *
 * @see https://github.com/containers/skopeo/blob/main/docs/skopeo-sync.1.md
 */
export function withPrefix(reference: string, prefix: string | null): string {
  if (prefix === null || prefix === '' || reference.startsWith(`${prefix}/`)) return reference;
  if (reference.startsWith(`${LOCAL_REGISTRY}/`)) return reference;
  return `${prefix}/${fullReference(reference)}`;
}

/** Names what a client fills in: the registry, and `library` for Docker's official images. */
function fullReference(reference: string): string {
  const { registry, repository } = cutReference(reference);
  if (registry !== null) return reference;
  const isOfficialImage = !repository.includes('/');
  return `${DEFAULT_REGISTRY}/${isOfficialImage ? 'library/' : ''}${reference}`;
}
