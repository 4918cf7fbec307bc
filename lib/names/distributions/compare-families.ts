import { compareText } from '@/lib/base/text/compare-text';

import { families } from './distributions';

/** Orders family ids as they are shown; unknown ids come last, in alphabetical order. */
export function compareFamilies(a: string, b: string): number {
  return rank(a) - rank(b) || compareText(a, b);
}

function rank(family: string): number {
  const index = families.findIndex(({ id }) => id === family);
  return index < 0 ? families.length : index;
}
