import type { ImageReference } from './model';

/**
 * Cuts a reference at its separators without checking the parts: the first `@` begins the digest, the
 * first `/` ends a host, and the first colon after the host begins the tag.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function cutReference(text: string): ImageReference {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const slash = name.indexOf('/');
  const hasHost = slash >= 0 && isHost(name.slice(0, slash));
  const start = hasHost ? slash + 1 : 0;
  const colon = name.indexOf(':', start);
  return {
    registry: hasHost ? name.slice(0, slash) : null,
    repository: name.slice(start, colon < 0 ? name.length : colon),
    tag: colon < 0 ? null : name.slice(colon + 1),
    digest: at < 0 ? null : text.slice(at + 1),
  };
}

/** Whether clients take a first component for a host: it contains a dot or a colon, or is `localhost`. */
export function isHost(component: string): boolean {
  return component === 'localhost' || /[.:]/.test(component);
}
