import type { MatrixReading } from '@/lib/matrix/expand/model';

/**
 * Says in a sentence why a matrix may have cells that were not read, so that a comparison may call them dropped or
 * added; null where all of it was read.
 */
export function doubtOfReading(reading: MatrixReading, title: string): string | null {
  const unread = reading.jobs.filter(({ matrix }) => matrix === 'dynamic' || matrix === 'invalid');
  const hasNoJob = reading.jobs.every(({ jobs }) => jobs.length === 0);
  if (unread.length === 0 && !hasNoJob) return null;
  const [problem] = reading.problems;
  const line = problem?.line ?? null;
  const reason =
    problem === undefined ? '' : ` ${problem.message}${line === null ? '' : ` (line ${line})`}`;
  return hasNoJob
    ? `No job of ${title} could be read, so this comparison says nothing about its cells.${reason}`
    : `The matrix of ${unread.map(({ job }) => job).join(', ')} of ${title} could not be read, so cells may be missing on that side.${reason}`;
}
