import { compareText } from '@/lib/base/text/compare-text';

import { isList, isScalar } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/**
 * The id of each combination of a job. It depends only on the job's key and the values, not on the order of
 * keys or combinations. Exact repetitions end in `-2`, `-3` and so on.
 */
export function jobIds(job: string, combinations: readonly MatrixEntries[]): readonly string[] {
  const seen = new Map<string, number>();
  return combinations.map((entries) => {
    const id = hash(`${JSON.stringify(job)}${canonicalEntries(entries)}`);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

function canonicalEntries(entries: MatrixEntries): string {
  const pairs = entries
    .map(([key, value]) => [key.toLowerCase(), canonical(value)] as const)
    .toSorted(([left], [right]) => compareText(left, right));
  return `{${pairs.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

function canonical(value: MatrixValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isScalar(value)) return String(value);
  return isList(value) ? `[${value.map(canonical).join(',')}]` : canonicalEntries(value.entries);
}

/** Two 32-bit hashes (FNV-1a and one with another prime) as 14 characters of 0-9 and a-z. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let position = 0; position < text.length; position += 1) {
    const unit = text.charCodeAt(position);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${render(first ^ (second >>> 16))}${render(second)}`;
}

function render(sum: number): string {
  return (sum >>> 0).toString(36).padStart(7, '0');
}
