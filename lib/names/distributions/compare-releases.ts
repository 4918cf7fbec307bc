import { compareText } from '@/lib/base/text/compare-text';

/** A release that carries a version: its numbers, and what follows them. */
type Version = { readonly numbers: readonly string[]; readonly rest: string };

/**
 * Orders the releases of one distribution, newest first. Versions come before names that move
 * (`tumbleweed`, `main`), and an absent release comes last. A pre-release is older than its release.
 */
export function compareReleases(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [versionOf(a), versionOf(b)];
  if (left === null || right === null) {
    return Number(left === null) - Number(right === null) || compareText(a, b);
  }
  return (
    compareNumbers(right.numbers, left.numbers) ||
    compareRest(right.rest, left.rest) ||
    compareText(a, b)
  );
}

/** The word before a version is a part of no comparison: `v0.5.1`, `stream9`, `leap-16.0`. */
function versionOf(release: string): Version | null {
  const [, numbers, rest] = /^(?:[a-z]+-?)?(\d+(?:\.\d+)*)(.*)$/is.exec(release) ?? [];
  return numbers === undefined ? null : { numbers: numbers.split('.'), rest: rest ?? '' };
}

function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (const [index, number] of a.entries()) {
    const other = b[index];
    const order = other === undefined ? 1 : compareNumber(number, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareNumber(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareText(left, right);
}

function compareRest(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const [left, right] = [tokensOf(a), tokensOf(b)];
  for (const [index, token] of left.entries()) {
    const order = compareTokens(token, right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Punctuation says nothing of age: `beta2` and `beta.2` stand alike. */
function tokensOf(rest: string): readonly string[] {
  return rest.match(/\d+|[a-z]+/gi) ?? [];
}

function compareTokens(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d/.test(a), /^\d/.test(b)];
  return isNumber && isOtherNumber ? compareNumber(a, b) : compareText(a, b);
}
