import { compareText } from '@/lib/base/text/compare-text';

/**
 * Orders the releases of one distribution, newest first. Versions come before rolling names
 * (`tumbleweed`, `main`), and null comes last. A prerelease is older than its release.
 */
export function compareReleases(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left === null || right === null) {
    return Number(left === null) - Number(right === null) || compareText(a, b);
  }
  return (
    compareNumbers(right.numbers, left.numbers) ||
    compareRest(right.rest, left.rest) ||
    compareText(a, b)
  );
}

/** The numbers of a release and what follows them. */
type ReleaseParts = { readonly numbers: readonly string[]; readonly rest: string };

/** The word before the numbers does not count: `v0.5.1`, `stream9`, `leap-16.0`. Null without numbers. */
function partsOf(release: string): ReleaseParts | null {
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

/** Numbers and words without the punctuation: `beta2` and `beta.2` are alike. */
function tokensOf(rest: string): readonly string[] {
  return rest.match(/\d+|[a-z]+/gi) ?? [];
}

function compareTokens(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d/.test(a), /^\d/.test(b)];
  return isNumber && isOtherNumber ? compareNumber(a, b) : compareText(a, b);
}
