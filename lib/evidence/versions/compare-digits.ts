/**
 * Orders two runs of digits of any length by their value: a version may have more digits than a number. An
 * empty run counts as zero.
 */
export function compareDigits(one: string, other: string): number {
  const first = withoutZeros(one);
  const second = withoutZeros(other);
  if (first.length !== second.length) return first.length < second.length ? -1 : 1;
  return first < second ? -1 : Number(first > second);
}

function withoutZeros(digits: string): string {
  let start = 0;
  while (digits.charAt(start) === '0') start += 1;
  return digits.slice(start);
}
