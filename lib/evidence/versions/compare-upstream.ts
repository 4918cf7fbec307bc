import { compareText } from '@/lib/base/text/compare-text';

import { compareDigits } from './compare-digits';

/**
 * Orders two versions as projects write them that follow no scheme of a package manager: numbers, then a letter
 * (`1.1.1w`) or a patch level (`9.9p2`), then a prerelease (`-rc1`). Missing numbers count as zero. Null for
 * anything else, e.g. a commit.
 */
export function compareUpstream(one: string, other: string): number | null {
  const first = readUpstream(one);
  const second = readUpstream(other);
  if (first === null || second === null) return null;
  if (first.letter !== '' && second.patch !== '') return null;
  if (first.patch !== '' && second.letter !== '') return null;
  return (
    compareNumbers(first.numbers, second.numbers) ||
    compareText(first.letter, second.letter) ||
    comparePatches(first.patch, second.patch) ||
    comparePrereleases(first, second)
  );
}

/** Orders two versions of dotted numbers, which every scheme orders alike. Null for anything else. */
export function compareDotted(one: string, other: string): number | null {
  return DOTTED.test(one) && DOTTED.test(other) ? compareUpstream(one, other) : null;
}

const DOTTED = /^v?[0-9]+(?:\.[0-9]+)*$/;

type UpstreamVersion = {
  readonly numbers: readonly string[];
  readonly letter: string;
  readonly patch: string;
  readonly label: string;
  readonly count: string;
};

const VERSION =
  /^v?([0-9]+(?:\.[0-9]+)*)(?:([a-z])|p([0-9]+))?(?:[-.~_]?(alpha|beta|pre|rc)[-.]?([0-9]*))?$/i;

function readUpstream(text: string): UpstreamVersion | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const [, numbers = '', letter = '', patch = '', label = '', count = ''] = match;
  return {
    numbers: numbers.split('.'),
    letter: letter.toLowerCase(),
    patch,
    label: label.toLowerCase(),
    count,
  };
}

function compareNumbers(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const order = compareDigits(one[at] ?? '', other[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** `p0` is newer than no patch level. */
function comparePatches(one: string, other: string): number {
  if (one === '' || other === '') return Number(one !== '') - Number(other !== '');
  return compareDigits(one, other);
}

function comparePrereleases(one: UpstreamVersion, other: UpstreamVersion): number {
  if (one.label === '' || other.label === '') {
    return Number(one.label === '') - Number(other.label === '');
  }
  return compareText(one.label, other.label) || compareDigits(one.count, other.count);
}
