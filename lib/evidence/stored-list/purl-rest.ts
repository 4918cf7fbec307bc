import { formatPurl } from '@/lib/evidence/packages/format-purl';
import type { Package } from '@/lib/evidence/packages/model';

type Named = Pick<Package, 'type' | 'namespace' | 'name' | 'version'>;

/** Marks a package URL that is stored in full, because its start does not follow from the package. */
const WHOLE = '=';

/**
 * What of a package URL does not follow from the package: the number of the encoding that programs use for the
 * beginning, and the end with the qualifiers. Empty for an empty package URL.
 */
export function restOfPurl(named: Named, purl: string): string {
  if (purl === '') return '';
  const beginning = formatPurl(named);
  for (const [style, encode] of STYLES.entries()) {
    const prefix = encode(beginning);
    if (purl.startsWith(prefix)) return `${style}${purl.slice(prefix.length)}`;
  }
  return `${WHOLE}${purl}`;
}

/** The package URL of a package and its rest; the inverse of {@link restOfPurl}. */
export function purlOfRest(named: Named, rest: string): string {
  if (rest === '') return '';
  if (rest.startsWith(WHOLE)) return rest.slice(WHOLE.length);
  const encode = STYLES[Number(rest.charAt(0))];
  return encode === undefined ? '' : `${encode(formatPurl(named))}${rest.slice(1)}`;
}

/** How programs write the beginning: by the specification, with a plain plus, or with everything encoded. */
const STYLES: readonly ((beginning: string) => string)[] = [
  (beginning) => beginning,
  (beginning) => beginning.replaceAll('%2B', '+'),
  (beginning) => `pkg:${beginning.slice('pkg:'.length).replaceAll(':', '%3A')}`,
];
