/** A part of a reference as it is written, with the place where it begins, counted from 0. */
export type ReferencePart = { readonly text: string; readonly start: number };

/** The parts of a reference before anything is said of their spelling; null where a part is absent. */
export type ReferenceParts = {
  readonly registry: ReferencePart | null;
  readonly repository: ReferencePart;
  readonly tag: ReferencePart | null;
  readonly digest: ReferencePart | null;
};

/**
 * Cuts a reference at its separators: the first `@` begins the digest; a first component is a host only
 * if it holds a dot or a colon or is `localhost`; the first colon after the host begins the tag.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function cutReference(text: string): ReferenceParts {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const slash = name.indexOf('/');
  const hasHost = slash >= 0 && isHost(name.slice(0, slash));
  const start = hasHost ? slash + 1 : 0;
  const colon = name.indexOf(':', start);
  const end = colon < 0 ? name.length : colon;
  return {
    registry: hasHost ? { text: name.slice(0, slash), start: 0 } : null,
    repository: { text: name.slice(start, end), start },
    tag: colon < 0 ? null : { text: name.slice(colon + 1), start: colon + 1 },
    digest: at < 0 ? null : { text: text.slice(at + 1), start: at + 1 },
  };
}

function isHost(component: string): boolean {
  return component === 'localhost' || /[.:]/.test(component);
}
