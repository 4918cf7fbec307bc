import type { LineRange, MatrixJob, MatrixReading } from '@/lib/matrix/expand/model';

import type { FileLine } from './locate-values';

const MAX_WIDTH = 500;

/** Limit of lines for all jobs together; lines of later jobs are left out. */
const MAX_LINES = 100_000;

/** Lines of one script. */
const MAX_SCRIPT = 400;

/**
 * The lines of a workflow that jobs refer to, and those of other ranges up to a limit; each once, in order, cut to
 * 500 characters.
 */
export function excerptLines(
  lines: readonly FileLine[],
  jobs: readonly MatrixJob[],
  others: readonly LineRange[] = [],
): MatrixReading['excerpt'] {
  const ranges = new Map<string, LineRange>();
  for (const range of [...jobs.flatMap(rangesOf), ...others.map(atMost)])
    ranges.set(`${range.start}-${range.end}`, range);

  const wanted = new Set<number>();
  let count = 0;
  for (const { start, end } of ranges.values()) {
    for (let line = start; line <= end && count < MAX_LINES; line += 1) {
      wanted.add(line);
      count += 1;
    }
  }
  return lines
    .filter(({ line }) => wanted.has(line))
    .map(({ line, text }) => ({ line, text: text.slice(0, MAX_WIDTH) }));
}

/** The lines of a text, without what ends them. */
export function linesOf(text: string): readonly FileLine[] {
  return text
    .split('\n')
    .map((content, at) => ({ line: at + 1, text: content.replace(/\r$/, '') }));
}

function atMost({ start, end }: LineRange): LineRange {
  return { start, end: Math.min(end, start + MAX_SCRIPT - 1) };
}

function rangesOf({ lines, axisLines, effects }: MatrixJob): readonly LineRange[] {
  return [
    lines,
    ...axisLines.map(({ line }) => ({ start: line, end: line })),
    ...effects.map((effect) => effect.lines),
  ];
}
