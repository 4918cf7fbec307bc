import { compareText } from '@/lib/base/text/compare-text';

import { compareDigits } from './compare-digits';

/**
 * The parts of a semantic version that decide its order. Numbers are stored as digits, since they have no
 * limit.
 */
export type SemVerParts = { readonly numbers: readonly string[]; readonly prerelease: string };

/**
 * Orders two semantic versions by the specification, build metadata left out. Null where one is no semantic
 * version.
 *
 * @see https://semver.org/#spec-item-11
 */
export function compareSemVer(one: string, other: string): number | null {
  const first = readSemVer(one);
  const second = readSemVer(other);
  return first === null || second === null ? null : compareSemVerParts(first, second);
}

/** Reads the parts of a semantic version that decide its order, with or without a leading `v`. */
export function readSemVer(text: string): SemVerParts | null {
  const match = /^v?([0-9]+)\.([0-9]+)\.([0-9]+)(?:-([0-9A-Za-z.-]+))?(?:\+[^\s]*)?$/.exec(text);
  if (match === null) return null;
  const [, major = '', minor = '', patch = '', prerelease = ''] = match;
  return { numbers: [major, minor, patch], prerelease };
}

/** Orders semantic versions by their parts, from old to new. */
export function compareSemVerParts(one: SemVerParts, other: SemVerParts): number {
  for (const [index, number] of one.numbers.entries()) {
    const order = compareDigits(number, other.numbers[index] ?? '');
    if (order !== 0) return order;
  }
  if (one.prerelease === '' || other.prerelease === '') {
    return Number(one.prerelease === '') - Number(other.prerelease === '');
  }
  return comparePrereleases(one.prerelease.split('.'), other.prerelease.split('.'));
}

function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const order = compareIdentifier(one[at] ?? '', other[at] ?? '');
    if (order !== 0) return order;
  }
  return Math.sign(one.length - other.length);
}

function compareIdentifier(one: string, other: string): number {
  const isNumber = /^[0-9]+$/.test(one);
  const isOtherNumber = /^[0-9]+$/.test(other);
  if (isNumber && isOtherNumber) return compareDigits(one, other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return compareText(one, other);
}
