import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import { isList, isScalar } from '@/lib/matrix/expand/matrix-value';
import type { LineRange, MatrixEntries, MatrixValue } from '@/lib/matrix/expand/model';

import { parseJsonObjectAt } from './parse-json';

/** A line of a workflow file. */
export type FileLine = { readonly line: number; readonly text: string };

/** The lines of the values of a job: its row or its most distinctive value, and each value that was found. */
export type LocatedValues = {
  readonly lines: LineRange;
  readonly axisLines: readonly { readonly key: string; readonly line: number }[];
};

type Row = { readonly lines: LineRange; readonly key: string };
type Part = { readonly key: string; readonly text: string };

/** Characters that a value does not end at: `arm64` is not found in `arm64-v8`. */
const WORD = /[\w.:/@+-]/;

/** Attempts to read a row; a script has one for each opening brace. */
const MAX_ROWS = 2000;
const MAX_LENGTH = 300_000;

/**
 * Finds the lines that contain the values of jobs: the JSON object that has exactly these values, or else
 * each value where it is written as a word, outside of such objects if it is. Null for a job of which nothing
 * is found.
 */
export function locateValues(
  lines: readonly FileLine[],
  jobs: readonly MatrixEntries[],
): readonly (LocatedValues | null)[] {
  const rows = readRows(lines);
  const taken = new Map<string, number>();
  const isInRow = (line: number) =>
    rows.some(({ lines: { start, end } }) => line >= start && line <= end);
  const code = lines.filter(({ text }) => !/^\s*#/.test(text));
  const ordered = [
    ...code.filter(({ line }) => !isInRow(line)),
    ...code.filter(({ line }) => isInRow(line)),
  ];
  const known = new Map<string, number | null>();
  const lineOf = (text: string): number | null => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const line = ordered.find((each) => hasWord(each.text, text))?.line ?? null;
    known.set(text, line);
    return line;
  };
  const parts = jobs.map(partsOf);
  const variety = varietyOf(parts);
  return jobs.map((entries, at) => {
    const key = keyOf(entries);
    const same = rows.filter((row) => row.key === key);
    const turn = taken.get(key) ?? 0;
    taken.set(key, turn + 1);
    const row = same[turn] ?? same[0];
    if (row !== undefined) return { lines: row.lines, axisLines: [] };
    return locateParts(parts[at] ?? [], variety, lineOf);
  });
}

function locateParts(
  parts: readonly Part[],
  variety: ReadonlyMap<string, number>,
  lineOf: (text: string) => number | null,
): LocatedValues | null {
  const axisLines = parts.flatMap(({ key, text }) => {
    const line = lineOf(text);
    return line === null ? [] : [{ key, line }];
  });
  const [first, ...others] = axisLines;
  if (first === undefined) return null;
  const most = others.reduce(
    (best, each) => ((variety.get(each.key) ?? 0) >= (variety.get(best.key) ?? 0) ? each : best),
    first,
  );
  return { lines: { start: most.line, end: most.line }, axisLines };
}

/** The JSON objects in a text, quotes that a shell needs left out. Inner ones count too. */
function readRows(lines: readonly FileLine[]): readonly Row[] {
  const text = lines.map((each) => each.text.replaceAll('\\"', '"')).join('\n');
  if (text.length > MAX_LENGTH) return [];
  const starts = [...text.matchAll(/\{/g)].map(({ index }) => index).slice(0, MAX_ROWS);
  let line = 0;
  let counted = 0;
  return starts.flatMap((start): readonly Row[] => {
    line += countLines(text, counted, start);
    counted = start;
    const found = parseJsonObjectAt(text, start);
    if (found === null || found.object.entries.some(([, value]) => !isPlain(value))) return [];
    const end = line + countLines(text, start, found.end);
    const range = { start: lines[line]?.line ?? 0, end: lines[end]?.line ?? 0 };
    return [{ lines: range, key: keyOf(found.object.entries) }];
  });
}

/** A row of a matrix has no lists of objects in it; what has them contains rows. */
function isPlain(value: MatrixValue): boolean {
  if (isScalar(value)) return true;
  return isList(value) ? value.every(isScalar) : value.entries.every(([, part]) => isPlain(part));
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) if (text[at] === '\n') lines += 1;
  return lines;
}

function partsOf(entries: MatrixEntries): readonly Part[] {
  return entries.flatMap(([key, value]) => {
    const texts = leavesOf(value);
    return texts.map((text) => ({ key, text }));
  });
}

function leavesOf(value: MatrixValue): readonly string[] {
  if (value === null || value === '') return [];
  if (isScalar(value)) return [formatMatrixValue(value)];
  return isList(value)
    ? value.flatMap(leavesOf)
    : value.entries.flatMap(([, part]) => leavesOf(part));
}

/** How many values a key has over all jobs; the key with most says which job is which. */
function varietyOf(jobs: readonly (readonly Part[])[]): ReadonlyMap<string, number> {
  const values = new Map<string, Set<string>>();
  for (const { key, text } of jobs.flat()) {
    const known = values.get(key) ?? new Set();
    known.add(text);
    values.set(key, known);
  }
  return new Map([...values].map(([key, texts]) => [key, texts.size]));
}

function hasWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1)) {
    const before = line[at - 1] ?? ' ';
    const after = line[at + word.length] ?? ' ';
    if (!WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}

function keyOf(entries: MatrixEntries): string {
  return JSON.stringify(entries);
}
