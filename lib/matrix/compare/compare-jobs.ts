import { groupBy } from '@/lib/base/text/group-by';
import { columnOf, combinationOf } from '@/lib/matrix/grid/combination';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { arrangeJobs, causesOfDrop, causesOfJobs, overwritingJob, type OtherJobs } from './causes';
import type { ComparedCell } from './model';
import { valueChanges } from './value-changes';

type Jobs = readonly TestedJob[];

/**
 * Compares the jobs of two matrices cell by cell, in the order of the second one, dropped cells last. A cell is the
 * same where its values are; a base image that only changed its spelling is a change of its cell.
 */
export function compareJobs(before: Jobs, after: Jobs): readonly ComparedCell[] {
  const old = groupBy(before, combinationOf);
  const now = groupBy(after, combinationOf);
  const respelled = findRespelled(old, now);
  const formerIds = new Set(respelled.values());
  const present = [...now].map(([id, jobs]) => {
    const formerId = old.has(id) ? id : respelled.get(id);
    const former = formerId === undefined ? [] : (old.get(formerId) ?? []);
    return former.length === 0 ? addedCell(id, jobs) : keptCell(id, former, jobs);
  });
  const others = arrangeJobs(after);
  const dropped = [...old]
    .filter(([id]) => !now.has(id) && !formerIds.has(id))
    .map(([id, jobs]) => droppedCell(id, jobs, others));
  return [...present, ...dropped];
}

function addedCell(id: string, after: Jobs): ComparedCell {
  const causes = causesOfJobs(after, 'after');
  return { id, kind: 'added', before: [], after, values: [], causes, isSilent: false };
}

function droppedCell(id: string, before: Jobs, others: OtherJobs): ComparedCell {
  const causes = before.flatMap((job) => causesOfDrop(job, others));
  const isSilent = before.some((job) => overwritingJob(job, others) !== null);
  return { id, kind: 'dropped', before, after: [], values: [], causes, isSilent };
}

function keptCell(id: string, before: Jobs, after: Jobs): ComparedCell {
  const values = valueChanges(before, after);
  const kind = values.length === 0 ? 'same' : 'changed';
  const causes = kind === 'same' ? [] : causesOfJobs(after, 'after');
  return { id, kind, before, after, values, causes, isSilent: false };
}

/** Cells that only one matrix has, paired by distribution, release and column: new id to former id. */
function findRespelled(
  old: ReadonlyMap<string, Jobs>,
  now: ReadonlyMap<string, Jobs>,
): ReadonlyMap<string, string> {
  const gone = new Map<string, string>();
  for (const [id, [job]] of old) {
    const place = job === undefined || now.has(id) ? null : placeOf(job);
    if (place !== null) gone.set(place, id);
  }
  const pairs = new Map<string, string>();
  for (const [id, [job]] of now) {
    const place = job === undefined || old.has(id) ? null : placeOf(job);
    const formerId = place === null ? undefined : gone.get(place);
    if (place === null || formerId === undefined) continue;
    pairs.set(id, formerId);
    gone.delete(place);
  }
  return pairs;
}

/** Null where the distribution or its release is unknown: then no other spelling is the same image. */
function placeOf(job: TestedJob): string | null {
  const { distribution } = job;
  if (distribution === null || distribution.release === null) return null;
  return `${distribution.id}\n${distribution.release}\n${columnOf(job).id}`;
}
