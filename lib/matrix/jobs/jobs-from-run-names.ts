import type { MatrixEntries, MatrixJob } from '@/lib/matrix/expand/model';
import { collapseBlanks } from '@/lib/matrix/runs/collapse-blanks';
import { namesWithoutCallers } from '@/lib/matrix/runs/match-run-jobs';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import type { MatrixSource, ValueNames } from '@/lib/matrix/sources/model';

type NamedJob = { readonly name: string; readonly matrix: MatrixEntries };

/** Flags that are a provider of Kubernetes. */
const PROVIDER_FLAGS: readonly string[] = ['k3s', 'k0s'];

const UNKNOWN_LINES = { start: 0, end: 0 };

/**
 * The jobs of a dynamic matrix, from the job names of a run. Names are parsed by the source's pattern,
 * without their callers. If at least one name matches, the others are not jobs of the matrix and are left
 * out; if none does, each becomes a job without values.
 */
export function jobsFromRunNames(source: MatrixSource, run: WorkflowRun): readonly MatrixJob[] {
  const matching = run.jobs.flatMap(({ name }) => parseName(name, source) ?? []);
  const named = matching.length > 0 ? matching : run.jobs.map(withoutValues);
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
      lines: UNKNOWN_LINES,
      axisLines: [],
      effects: [],
      scope: null,
    };
  });
}

function withoutValues({ name }: { readonly name: string }): NamedJob {
  return { name, matrix: [] };
}

function parseName(name: string, { namePattern, names }: MatrixSource): NamedJob | null {
  if (namePattern === null) return null;
  const pattern = new RegExp(namePattern);
  for (const candidate of [collapseBlanks(name), ...namesWithoutCallers(name)]) {
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

/** Every flag that is not `uki`, `fips` or a provider is a board. */
function readFlag(flag: string, names: ValueNames): MatrixEntries[number] {
  if (flag === 'uki') return [keyOf(names.trustedBoot), 'true'];
  if (flag === 'fips') return [keyOf(names.fips), true];
  const spellings = PROVIDER_FLAGS.includes(flag) ? names.provider : names.model;
  return [keyOf(spellings), flag];
}

function keyOf(spellings: readonly string[]): string {
  return spellings[0] ?? '';
}
