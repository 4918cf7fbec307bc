type NamedVersion = {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
};

/** Formats the package URL of a package without qualifiers, encoded by the specification. */
export function formatPurl({ type, namespace, name, version }: NamedVersion): string {
  const path = [...namespace.split('/'), name].filter((segment) => segment !== '').map(encode);
  const end = version === '' ? '' : `@${encode(version)}`;
  return `pkg:${type}/${path.join('/')}${end}`;
}

/** A colon is not encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%3A', ':');
}
