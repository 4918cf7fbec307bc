import type { ImageReference } from './model';

/** Formats an image reference; the inverse of `parseReference`. */
export function formatReference({ registry, repository, tag, digest }: ImageReference): string {
  const host = registry === null ? '' : `${registry}/`;
  const tagged = tag === null ? '' : `:${tag}`;
  const pinned = digest === null ? '' : `@${digest}`;
  return `${host}${repository}${tagged}${pinned}`;
}
