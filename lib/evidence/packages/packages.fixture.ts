import { formatPurl } from './format-purl';
import type { Package } from './model';

/** A package for tests; what is not given is empty, and the package URL follows from the rest. */
export function packageOf(given: Partial<Package> & { readonly name: string }): Package {
  const named = { type: 'deb', namespace: '', version: '', ...given };
  return { arch: '', licence: '', source: 'sbom', purl: formatPurl(named), ...named };
}
