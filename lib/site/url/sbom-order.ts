import { SBOM_SORT_KEYS, type SbomOrder } from '@/lib/releases/list/sort-sboms';

/** Reads the order of a list of SBOMs from a URL; null is the order of the list, and so is what is no key. */
export function readSbomOrder(params: URLSearchParams): SbomOrder | null {
  const sort = params.get('sort') ?? '';
  const key = SBOM_SORT_KEYS.find((each) => each === sort.replace(/^-/, ''));
  return key === undefined ? null : { key, isDescending: sort.startsWith('-') };
}

/** Writes an order as the value of `sort`. */
export function formatSbomOrder({ key, isDescending }: SbomOrder): string {
  return `${isDescending ? '-' : ''}${key}`;
}
