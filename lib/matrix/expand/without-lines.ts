import type { LineRange, MatrixReading } from './model';

const UNKNOWN: LineRange = { start: 0, end: 0 };

/**
 * Removes lines and columns from a reading of another file than the one that is shown. Line 0 means
 * unknown.
 */
export function withoutLines(reading: MatrixReading): MatrixReading {
  return {
    ...reading,
    jobs: reading.jobs.map((group) => ({
      ...group,
      line: 0,
      jobs: group.jobs.map((job) => ({
        ...job,
        lines: UNKNOWN,
        axisLines: [],
        effects: job.effects.map((effect) => ({ ...effect, lines: UNKNOWN })),
      })),
    })),
    problems: reading.problems.map(({ message }) => ({ message, line: null, column: null })),
    excerpt: [],
  };
}
