import { cutReference } from '@/lib/names/references/cut-reference';

import { LOCAL_REGISTRY } from './own-place';

/** Where a client looks for an image that names no registry. */
const DEFAULT_REGISTRY = 'docker.io';

/**
 * Writes a reference as in a mirror: the mirror, then the full path with the registry that the image came
 * from (`mirror.example:5000/quay.io/kairos/hadron:…`). Images of two registries cannot meet that way; it is
 * how `skopeo sync --scoped` and registries with a project per upstream lay them out.
 *
 * A reference without a registry is Docker's: `ubuntu:24.04` becomes `…/docker.io/library/ubuntu:24.04`. A
 * reference that has the mirror already stays unchanged, and so does a local one; without a prefix, all do.
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
