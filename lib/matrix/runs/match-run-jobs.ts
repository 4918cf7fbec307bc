import { collapseBlanks } from './collapse-blanks';
import type { RunJob } from './model';

/** GitHub cuts longer job names. */
const NAME_LIMIT = 100;

const CUT = '...';

/**
 * Finds the job of a run for each name of an expanded matrix; null if there is none.
 *
 * Names are compared with collapsed blanks. The name of a job in a called workflow has one or more
 * `caller / ` prefixes, and GitHub cuts long names. Exact names match first, then names without callers, then
 * cut names. A job of the run matches only one name: a repeated name gets the jobs of the run in order.
 */
export function matchRunJobs(
  names: readonly string[],
  runJobs: readonly RunJob[],
): readonly (RunJob | null)[] {
  const found: (RunJob | null)[] = names.map(() => null);
  const free = new Set(runJobs);
  for (const keysOf of [wholeName, namesWithoutCallers]) {
    const byKey = indexJobs(free, keysOf);
    fill(found, (index) => takeFirst(byKey.get(collapseBlanks(names[index] ?? '')), free));
  }
  fill(found, (index) => takeCut(names[index] ?? '', free));
  return found;
}

function fill(found: (RunJob | null)[], take: (index: number) => RunJob | null): void {
  for (const [index, job] of found.entries()) {
    if (job === null) found[index] = take(index);
  }
}

function wholeName(name: string): readonly string[] {
  return [collapseBlanks(name)];
}

/** The name without its first caller, without its first two, and so on. */
export function namesWithoutCallers(name: string): readonly string[] {
  const parts = collapseBlanks(name).split(' / ');
  return parts.slice(1).map((_part, index) => parts.slice(index + 1).join(' / '));
}

function indexJobs(
  jobs: Iterable<RunJob>,
  keysOf: (name: string) => readonly string[],
): ReadonlyMap<string, readonly RunJob[]> {
  const index = new Map<string, RunJob[]>();
  for (const job of jobs) {
    for (const key of keysOf(job.name)) {
      const listed = index.get(key);
      if (listed === undefined) index.set(key, [job]);
      else listed.push(job);
    }
  }
  return index;
}

function takeFirst(candidates: readonly RunJob[] | undefined, free: Set<RunJob>): RunJob | null {
  const job = candidates?.find((each) => free.has(each)) ?? null;
  if (job !== null) free.delete(job);
  return job;
}

function takeCut(name: string, free: Set<RunJob>): RunJob | null {
  if (name.length < NAME_LIMIT) return null;
  const matching = [...free].filter((job) => areSameWhenCut(name, job.name));
  return takeFirst(matching, free);
}

/** Whether one name is the other cut as GitHub does: 97 characters and three dots. */
function areSameWhenCut(name: string, runName: string): boolean {
  const candidates = [...wholeName(runName), ...namesWithoutCallers(runName)];
  const collapsed = collapseBlanks(name);
  const nameStem = stemOf(name);
  return candidates.some((candidate) => {
    const stem = runName.length < NAME_LIMIT ? null : stemOf(candidate);
    if (stem !== null && collapsed.startsWith(stem)) return true;
    return nameStem !== null && candidate.startsWith(nameStem);
  });
}

function stemOf(name: string): string | null {
  const collapsed = collapseBlanks(name);
  const stem = collapsed.slice(0, -CUT.length).trimEnd();
  return collapsed.endsWith(CUT) && stem !== '' ? stem : null;
}
