import type { LineRange, MatrixJob, MatrixReading } from '@/lib/matrix/expand/model';

const MAX_WIDTH = 500;

/** Limit of lines for all jobs together; lines of later jobs are left out. */
const MAX_LINES = 100_000;

/** The lines of a workflow's text that jobs refer to, each once, in order, cut to 500 characters. */
export function excerptLines(text: string, jobs: readonly MatrixJob[]): MatrixReading['excerpt'] {
  const ranges = new Map<string, LineRange>();
  for (const range of jobs.flatMap(rangesOf)) ranges.set(`${range.start}-${range.end}`, range);

  const wanted = new Set<number>();
  let count = 0;
  for (const { start, end } of ranges.values()) {
    for (let line = start; line <= end && count < MAX_LINES; line += 1) {
      wanted.add(line);
      count += 1;
    }
  }
  return text
    .split('\n')
    .map((content, at) => ({ line: at + 1, text: content.replace(/\r$/, '').slice(0, MAX_WIDTH) }))
    .filter(({ line }) => wanted.has(line));
}

function rangesOf({ lines, axisLines, effects }: MatrixJob): readonly LineRange[] {
  return [
    lines,
    ...axisLines.map(({ line }) => ({ start: line, end: line })),
    ...effects.map((effect) => effect.lines),
  ];
}
