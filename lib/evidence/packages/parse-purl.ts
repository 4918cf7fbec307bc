/** A package URL in its parts, decoded. */
export type Purl = {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly qualifiers: readonly (readonly [key: string, value: string])[];
  readonly subpath: string;
};

/**
 * Parses a package URL; null where it has no type or no name. Parts with broken percent-encoding are kept as
 * written, and so are letters that the rules of a type would change.
 *
 * @see https://github.com/package-url/purl-spec
 */
export function parsePurl(text: string): Purl | null {
  if (!/^pkg:/i.test(text)) return null;
  const [beforeSubpath, subpath] = cutLast(text.slice('pkg:'.length), '#');
  const [path, qualifiers] = cutLast(beforeSubpath, '?');
  const [rest, version] = cutVersion(path.replace(/^\/+|\/+$/g, ''));
  const segments = rest.split('/').filter((segment) => segment !== '');
  const [type = '', ...names] = segments;
  const name = names.pop();
  if (name === undefined || !/^[A-Za-z][\w.+-]*$/.test(type)) return null;
  return {
    type: type.toLowerCase(),
    namespace: names.map(decode).join('/'),
    name: decode(name),
    version: decode(version),
    qualifiers: parseQualifiers(qualifiers),
    subpath: subpath.split('/').map(decode).join('/'),
  };
}

/** The value of a qualifier, e.g. of `arch`; empty where there is none. */
export function qualifierOf({ qualifiers }: Purl, key: string): string {
  return qualifiers.find(([name]) => name === key)?.[1] ?? '';
}

function cutLast(text: string, separator: string): readonly [before: string, after: string] {
  const at = text.lastIndexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** An `@` before the last slash belongs to a scope that should have been encoded. */
function cutVersion(path: string): readonly [name: string, version: string] {
  return path.lastIndexOf('@') > path.lastIndexOf('/') + 1 ? cutLast(path, '@') : [path, ''];
}

function parseQualifiers(text: string): Purl['qualifiers'] {
  if (text === '') return [];
  return text
    .split('&')
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf('=');
      return equals === -1
        ? [pair.toLowerCase(), '']
        : [pair.slice(0, equals).toLowerCase(), decode(pair.slice(equals + 1))];
    })
    .filter(([, value]) => value !== '');
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
