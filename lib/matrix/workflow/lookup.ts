import { foldCase } from '@/lib/matrix/expand/fold-case';
import { isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixEntries, MatrixValue } from '@/lib/matrix/expand/model';

/** What an expression needs and the file does not say: a context, or an output and why it is unknown. */
export type Need =
  | { readonly kind: 'context'; readonly name: string }
  | {
      readonly kind: 'output';
      readonly job: string;
      readonly output: string;
      /** Why, as a clause, e.g. “which is set by the action “x””. */
      readonly clause: string;
    };

/** The value at a path of a context, or what it needs. */
export type Found =
  | { readonly kind: 'value'; readonly value: MatrixValue }
  | { readonly kind: 'unknown'; readonly need: Need };

/** Finds what an expression reads of a context, e.g. `needs`, `plan`, `outputs`, `matrix`. */
export type Lookup = (path: readonly string[]) => Found;

/** The values of contexts that paths lead to, or all that is needed and unknown. */
export function lookUpAll(
  paths: readonly (readonly string[])[],
  lookup: Lookup,
): { readonly contexts: MatrixEntries; readonly needs: readonly Need[] } {
  const found = paths.map((path) => ({ path, found: lookup(path) }));
  const needs = found.flatMap((each) => (each.found.kind === 'unknown' ? [each.found.need] : []));
  const contexts = found.reduce<MatrixEntries>(
    (entries, each) =>
      each.found.kind === 'value' ? withValue(entries, each.path, each.found.value) : entries,
    [],
  );
  return { contexts, needs };
}

/** Says what is needed, after a subject, e.g. “The matrix of job “build””. */
export function describeNeeds(subject: string, needs: readonly Need[]): string {
  const outputs = needs.flatMap((need) => (need.kind === 'output' ? [need] : []));
  const names = needs.flatMap((need) => (need.kind === 'context' ? [`“${need.name}”`] : []));
  const sentences = [
    ...outputs.map(
      ({ job, output, clause }) =>
        `${subject} comes from the output “${output}” of job “${job}”, ${clause}.`,
    ),
    ...(names.length > 0
      ? [
          `${subject} is computed while the workflow runs: it needs ${[...new Set(names)].join(', ')}.`,
        ]
      : []),
  ];
  return [...new Set(sentences)].join(' ');
}

function withValue(
  entries: MatrixEntries,
  [key = '', ...rest]: readonly string[],
  value: MatrixValue,
): MatrixEntries {
  const at = entries.findIndex(([each]) => foldCase(each) === foldCase(key));
  const before = entries[at]?.[1] ?? null;
  const inner = isObject(before) ? before.entries : [];
  const part: MatrixValue = rest.length === 0 ? value : { entries: withValue(inner, rest, value) };
  return at === -1 ? [...entries, [key, part]] : entries.with(at, [key, part]);
}
