import type { LineRange, MatrixReading } from './model';

const UNKNOWN: LineRange = { start: 0, end: 0 };

/**
 * Takes the places out of a reading whose lines are not those of the file they would be looked up in.
 * Line 0 stands for one that is not known.
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
