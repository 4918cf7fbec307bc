import { collapseBlanks } from './collapse-blanks';
import type { RunJob } from './model';

/** Most characters that GitHub gives the name of a job before it cuts it. */
const NAME_LIMIT = 100;

const CUT = '...';

/**
 * Finds the job of a run that stands for each name of an expanded matrix; null where none does.
 *
 * Names are compared with their blanks trimmed and collapsed. A job of a called workflow stands behind
 * one or more `caller / ` prefixes, and GitHub cuts long names. The plainest match counts first. No job
 * of the run stands for two names: a repeated name takes the jobs of the run in their order.
 */
export function matchRunJobs(
  names: readonly string[],
  runJobs: readonly RunJob[],
): readonly (RunJob | null)[] {
  const found: (RunJob | null)[] = names.map(() => null);
  const free = new Set(runJobs);
  for (const keysOf of [wholeName, namesBehindCallers]) {
    const byKey = indexJobs(free, keysOf);
    fill(found, (index) => takeFirst(byKey.get(collapseBlanks(names[index] ?? '')), free));
  }
  fill(found, (index) => takeCut(names[index] ?? '', free));
  return found;
}

/** Asks for a job for each place that has none yet. */
function fill(found: (RunJob | null)[], take: (index: number) => RunJob | null): void {
  for (const [index, job] of found.entries()) {
    if (job === null) found[index] = take(index);
  }
}

function wholeName(name: string): readonly string[] {
  return [collapseBlanks(name)];
}

/** Gives the name without its first caller, without its first two, and so on. */
export function namesBehindCallers(name: string): readonly string[] {
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
  const fitting = [...free].filter((job) => areCutAlike(name, job.name));
  return takeFirst(fitting, free);
}

/** Whether one name is the other's beginning, as GitHub cuts it: 97 characters and three dots. */
function areCutAlike(name: string, runName: string): boolean {
  const candidates = [...wholeName(runName), ...namesBehindCallers(runName)];
  const own = collapseBlanks(name);
  const ownStem = stemOf(name);
  return candidates.some((candidate) => {
    const stem = runName.length < NAME_LIMIT ? null : stemOf(candidate);
    if (stem !== null && own.startsWith(stem)) return true;
    return ownStem !== null && candidate.startsWith(ownStem);
  });
}

function stemOf(name: string): string | null {
  const collapsed = collapseBlanks(name);
  const stem = collapsed.slice(0, -CUT.length).trimEnd();
  return collapsed.endsWith(CUT) && stem !== '' ? stem : null;
}
