import { fail, ok, type Result } from '@/lib/base/result';

import { SBOM_LIMITS } from './limits';
import type { SbomFailure } from './model';
import { scanJson } from './scan-json';

/** The JSON values of a text, and how many code units after them are no JSON. */
export type JsonValues = { readonly values: readonly unknown[]; readonly trailing: number };

/**
 * Parses a text of one JSON list or object, or of several one after the other, as programs print attestations.
 * What follows the first value and is no JSON is counted and ignored: files are found with it.
 */
export function parseJsonValues(text: string): Result<JsonValues, SbomFailure> {
  const first = parseNext(text, 0);
  if (!first.ok) return first;
  const values = [first.value.value];
  let { end } = first.value;
  while (values.length < SBOM_LIMITS.documents && /[[{]/.test(text.charAt(end))) {
    const next = parseNext(text, end);
    if (!next.ok) break;
    values.push(next.value.value);
    ({ end } = next.value);
  }
  return ok({ values, trailing: text.length - end });
}

type Next = { readonly value: unknown; readonly end: number };

/** Parses the value at an index; `end` is where the next one could begin. */
function parseNext(text: string, start: number): Result<Next, SbomFailure> {
  const { end, depth, values } = scanJson(text, start);
  if (depth > SBOM_LIMITS.depth) return fail({ kind: 'too-deep' });
  if (values > SBOM_LIMITS.values) return fail({ kind: 'too-many-values' });
  if (end === null) return fail({ kind: 'cut-off' });
  try {
    const value: unknown = JSON.parse(text.slice(start, end));
    return ok({ value, end: afterBlanks(text, end) });
  } catch (error) {
    const [, digits] = /position ([0-9]+)/.exec(String(error)) ?? [];
    return fail({
      kind: 'invalid-json',
      position: digits === undefined ? null : start + Number(digits) + 1,
    });
  }
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\s\0]/.test(text.charAt(at))) at += 1;
  return at;
}
