import { groupBy } from '@/lib/base/text/group-by';
import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { IncludeEffect, LineRange } from '@/lib/matrix/expand/model';
import { columnOf, combinationOf } from '@/lib/matrix/grid/combination';
import { originSentence } from '@/lib/matrix/jobs/describe-job';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { Cause } from './model';

/** Says where the jobs of a cell come from: the axes or an include entry, and the entries that extended them. */
export function causesOfJobs(jobs: readonly TestedJob[], side: Cause['side']): readonly Cause[] {
  return jobs.flatMap((job) => [
    { side, sentence: originSentence(job), lines: knownLines(job.lines), url: job.url },
    ...job.effects.map((effect) => ({
      side,
      sentence: `${entryOf(effect)} sets ${valuesOf(effect)}.`,
      lines: knownLines(effect.lines),
      url: urlOfLines(job, effect.lines),
    })),
  ]);
}

/**
 * Says why the cell of a job is not in the second matrix: an include entry changed the job that its axes
 * still make, its base image is gone, or only this combination is.
 */
export function causesOfDrop(job: TestedJob, others: OtherJobs): readonly Cause[] {
  const overwriting = overwritingJob(job, others);
  if (overwriting !== null) {
    const now = columnOf(overwriting).title;
    return overwriting.effects.map((effect) => ({
      side: 'after',
      sentence: `${entryOf(effect)} sets ${valuesOf(effect)} on the job of ${imageOf(job)} on ${archOf(job)}: it now tests ${now}, and no job tests ${columnOf(job).title}.`,
      lines: knownLines(effect.lines),
      url: urlOfLines(overwriting, effect.lines),
    }));
  }
  const isImageGone = !others.images.has(job.baseImage);
  const sentence = isImageGone
    ? `No job has the base image ${imageOf(job)} any more.`
    : `No job tests ${imageOf(job)} on ${archOf(job)} with ${columnOf(job).title} any more.`;
  return [{ side: 'before', sentence, lines: knownLines(job.lines), url: job.url }];
}

/** The job that the same values of the same axes still make, where an include entry made another cell of it. */
export function overwritingJob(job: TestedJob, { extended }: OtherJobs): TestedJob | null {
  const place = axisValues(job);
  const candidates = place === null ? [] : (extended.get(place) ?? []);
  return candidates.find((other) => combinationOf(other) !== combinationOf(job)) ?? null;
}

/** The jobs of the second matrix, arranged to be looked up for each dropped cell. */
export type OtherJobs = {
  readonly images: ReadonlySet<string | null>;
  /** Jobs that include entries extended, by the values of their axes. */
  readonly extended: ReadonlyMap<string | null, readonly TestedJob[]>;
};

/** Arranges the jobs of a matrix for {@link causesOfDrop}. */
export function arrangeJobs(jobs: readonly TestedJob[]): OtherJobs {
  return {
    images: new Set(jobs.map(({ baseImage }) => baseImage)),
    extended: groupBy(
      jobs.filter(({ effects }) => effects.length > 0),
      axisValues,
    ),
  };
}

/** Null for a job that no axes make, and for one that was read without its lines. */
function axisValues({ job, origin, axisLines, matrix }: TestedJob): string | null {
  if (origin.kind !== 'product' || axisLines.length === 0) return null;
  const axes = new Set(axisLines.map(({ key }) => key));
  const values = matrix
    .filter(([key]) => axes.has(key))
    .map(([key, value]) => `${key}=${formatMatrixValue(value)}`);
  return [job, ...values.toSorted()].join('\n');
}

function entryOf({ index }: IncludeEffect): string {
  return `matrix.include[${index}]`;
}

function valuesOf({ set }: IncludeEffect): string {
  return set.map(([key, value]) => `${key}: ${formatMatrixValue(value)}`).join(', ');
}

function imageOf({ baseImage, job }: TestedJob): string {
  return baseImage ?? `job ${job}`;
}

function archOf({ arch }: TestedJob): string {
  return arch ?? 'any architecture';
}

function knownLines(lines: LineRange): LineRange | null {
  return lines.start < 1 ? null : lines;
}

function urlOfLines({ url }: TestedJob, { start, end }: LineRange): string | null {
  if (url === null || start < 1) return null;
  return url.replace(/#.*$/, `#L${start}-L${end}`);
}
