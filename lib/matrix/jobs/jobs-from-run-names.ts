import type { MatrixEntries, MatrixJob } from '@/lib/matrix/expand/model';
import { collapseBlanks } from '@/lib/matrix/runs/collapse-blanks';
import { namesBehindCallers } from '@/lib/matrix/runs/match-run-jobs';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import type { MatrixSource, ValueNames } from '@/lib/matrix/sources/model';

type NamedJob = { readonly name: string; readonly matrix: MatrixEntries };

/** Words that upstream puts behind a plus sign for something else than a board. */
const PROVIDER_FLAGS: readonly string[] = ['k3s', 'k0s'];

const NOWHERE = { start: 0, end: 0 };

/**
 * Lists the jobs of a matrix by the names of the jobs of a run, for a matrix that is computed while the
 * workflow runs and cannot be read. Names are taken apart by the source's pattern, without the callers
 * they stand behind. Once one name fits, those that do not are other jobs of the run and are left out;
 * where none fits, each is a job without values.
 */
export function jobsFromRunNames(source: MatrixSource, run: WorkflowRun): readonly MatrixJob[] {
  const fitting = run.jobs.flatMap(({ name }) => takeApart(name, source) ?? []);
  const named = fitting.length > 0 ? fitting : run.jobs.map(withoutValues);
  const counts = new Map<string, number>();
  return named.map(({ name, matrix }) => {
    const title = collapseBlanks(name);
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    const job = source.jobs?.[0] ?? '';
    return {
      id: [job, title, ...(count > 1 ? [count] : [])].join(':'),
      job,
      name,
      nameIsEvaluated: true,
      matrix,
      origin: { kind: 'run' },
      lines: NOWHERE,
      axisLines: [],
      effects: [],
      scope: null,
    };
  });
}

function withoutValues({ name }: { readonly name: string }): NamedJob {
  return { name, matrix: [] };
}

function takeApart(name: string, { namePattern, names }: MatrixSource): NamedJob | null {
  if (namePattern === null) return null;
  const pattern = new RegExp(namePattern);
  for (const candidate of [collapseBlanks(name), ...namesBehindCallers(name)]) {
    const groups = pattern.exec(candidate)?.groups;
    if (groups !== undefined) return { name: candidate, matrix: toEntries(groups, names) };
  }
  return null;
}

function toEntries(
  groups: Readonly<Record<string, string | undefined>>,
  names: ValueNames,
): MatrixEntries {
  const flags = (groups['flags'] ?? '').split('+').map((flag) => flag.trim());
  const entries: MatrixEntries = [
    [keyOf(names.arch), groups['platform'] ?? ''],
    [keyOf(names.baseImage), groups['base_image'] ?? ''],
    ...flags.filter((flag) => flag !== '').map((flag) => readFlag(flag, names)),
  ];
  return entries.filter(([key]) => key !== '');
}

/** A flag that is no other known word is a board. */
function readFlag(flag: string, names: ValueNames): MatrixEntries[number] {
  if (flag === 'uki') return [keyOf(names.trustedBoot), 'true'];
  if (flag === 'fips') return [keyOf(names.fips), true];
  const spellings = PROVIDER_FLAGS.includes(flag) ? names.provider : names.model;
  return [keyOf(spellings), flag];
}

function keyOf(spellings: readonly string[]): string {
  return spellings[0] ?? '';
}
