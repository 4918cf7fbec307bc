import type { LineRange, MatrixJob, MatrixReading } from '@/lib/matrix/expand/model';

/** A pasted text as a workflow file. */
export type PastedWorkflow = {
  readonly text: string;
  /** Lines before the pasted ones. */
  readonly linesBefore: number;
};

/**
 * Makes a workflow file of a pasted text: a complete file stays unchanged; a `strategy`, a `matrix`, or only
 * the axes become the matrix of one job with the key `job`.
 */
export function pastedWorkflow(text: string, job: string): PastedWorkflow {
  const lines = withoutIndent(text.split(/\r\n|\r|\n/));
  const keys = lines.flatMap((line) => /^["']?([\w-]+)["']?\s*:/.exec(line)?.[1] ?? []);
  const isJson =
    lines
      .find((line) => line.trim() !== '')
      ?.trimStart()
      .startsWith('{') ?? false;
  if (keys.includes('jobs') || keys.length === 0 || isJson) return { text, linesBefore: 0 };
  if (keys.includes('strategy')) return below(['jobs:', `  ${job}:`], lines);
  if (keys.includes('matrix')) return below(['jobs:', `  ${job}:`, '    strategy:'], lines);
  const isWorkflow = keys.includes('on') && keys.includes('name');
  if (isWorkflow) return { text, linesBefore: 0 };
  return below(['jobs:', `  ${job}:`, '    strategy:', '      matrix:'], lines);
}

/** Counts the lines of a reading from the first pasted one. */
export function fromPastedLine(reading: MatrixReading, linesBefore: number): MatrixReading {
  const shift = (line: number) => Math.max(1, line - linesBefore);
  const range = ({ start, end }: LineRange) => ({ start: shift(start), end: shift(end) });
  const ofJob = (job: MatrixJob): MatrixJob => ({
    ...job,
    lines: range(job.lines),
    axisLines: job.axisLines.map(({ key, line }) => ({ key, line: shift(line) })),
    effects: job.effects.map((effect) => ({ ...effect, lines: range(effect.lines) })),
  });
  return {
    ...reading,
    jobs: reading.jobs.map((each) => ({
      ...each,
      line: shift(each.line),
      jobs: each.jobs.map(ofJob),
    })),
    problems: reading.problems.map((problem) => ({
      ...problem,
      line: problem.line === null ? null : shift(problem.line),
      column: linesBefore === 0 ? problem.column : null,
    })),
    excerpt: reading.excerpt.map(({ line, text }) => ({ line: shift(line), text })),
  };
}

function below(head: readonly string[], lines: readonly string[]): PastedWorkflow {
  const indent = '  '.repeat(head.length);
  const body = lines.map((line) => (line.trim() === '' ? line : indent + line));
  return { text: [...head, ...body].join('\n'), linesBefore: head.length };
}

/** Takes off the indentation that all lines share, as of a part that was copied out of a file. */
function withoutIndent(lines: readonly string[]): readonly string[] {
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = depths.reduce((least, depth) => Math.min(least, depth), Number.POSITIVE_INFINITY);
  return Number.isFinite(shared) ? lines.map((line) => line.slice(shared)) : lines;
}
