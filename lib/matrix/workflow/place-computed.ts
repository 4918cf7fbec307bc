import type { Combination } from '@/lib/matrix/expand/expand';
import type { LineRange, MatrixEntries } from '@/lib/matrix/expand/model';

import { locateValues, type FileLine, type LocatedValues } from './locate-values';
import type { YamlEntry, YamlNode } from './model';
import { containsExpression } from './parse-template';

type Job = { readonly combination: Combination };

/** The lines of a file, and those of them that contain the values of a computed matrix. */
export type ComputedLines = {
  readonly ranges: readonly LineRange[];
  readonly lines: readonly FileLine[];
};

/**
 * Gives the jobs of a computed matrix the lines that contain their values: in the script that writes them, in
 * place of the expression that reads them. What the file lists itself keeps its line.
 */
export function placeComputed<Placed extends Job>(
  jobs: readonly Placed[],
  entry: YamlEntry,
  { ranges, lines }: ComputedLines,
): readonly Placed[] {
  const expressions = new Set(expressionLines(entry.value));
  const own = lines.filter(({ line }) =>
    ranges.some(({ start, end }) => line >= start && line <= end),
  );
  const wanted = jobs.map(({ combination }) => computedEntries(combination, expressions));
  const found = locateValues(own, wanted);
  return jobs.map((job, at) => {
    const combination = move(job.combination, found[at] ?? null, expressions);
    return { ...job, combination: { ...combination, origin: { kind: 'computed' } } };
  });
}

function expressionLines(node: YamlNode): readonly number[] {
  if (node.kind === 'list') return node.items.flatMap(expressionLines);
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => expressionLines(value));
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return [];
  return containsExpression(node.value) ? [node.place.line] : [];
}

function computedEntries(
  { matrix, axisLines }: Combination,
  expressions: ReadonlySet<number>,
): MatrixEntries {
  if (axisLines.length === 0) return matrix;
  const computed = axisLines.filter(({ line }) => expressions.has(line)).map(({ key }) => key);
  return matrix.filter(([key]) => computed.includes(key));
}

function move(
  combination: Combination,
  found: LocatedValues | null,
  expressions: ReadonlySet<number>,
): Combination {
  if (
    found === null ||
    (!expressions.has(combination.lines.start) && combination.axisLines.length === 0)
  )
    return combination;
  if (combination.axisLines.length === 0) return { ...combination, ...found };
  const axisLines = combination.axisLines.map((axis) =>
    expressions.has(axis.line)
      ? (found.axisLines.find(({ key }) => key === axis.key) ?? axis)
      : axis,
  );
  const isMoved = expressions.has(combination.lines.start);
  return { ...combination, axisLines, lines: isMoved ? found.lines : combination.lines };
}
