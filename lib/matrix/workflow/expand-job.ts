import { expandMatrix, type Combination } from '@/lib/matrix/expand/expand';
import { jobIds } from '@/lib/matrix/expand/job-id';
import type { ExpandedWorkflowJob, LineRange, MatrixJob, Problem } from '@/lib/matrix/expand/model';

import { describeFull, takeJobs, type FileLimits } from './file-limits';
import { findMatrix } from './find-matrix';
import type { FileLine } from './locate-values';
import type { YamlEntry } from './model';
import { nameJobs, type JobName } from './name-jobs';
import { openOutputs, type OutputSource, type UsedOutputs } from './outputs';
import { placeComputed } from './place-computed';
import { readMatrixDefinition } from './read-matrix-definition';
import { problemAt } from './yaml-node';

/** A job of a workflow with its matrix expanded; null if it has no matrix. */
export type Expansion = {
  readonly job: ExpandedWorkflowJob | null;
  readonly problems: readonly Problem[];
  /** The lines that say how a matrix is computed. */
  readonly ranges: readonly LineRange[];
};

/** The options of an expansion, the limits of its file, and where outputs of other jobs come from. */
export type ExpansionContext = OutputSource & {
  /** Whether a missing matrix is a problem, since the caller names this job. */
  readonly isRequired: boolean;
  readonly lines: readonly FileLine[];
};

/** A combination with its name; `scope` is the word that it needs. */
export type NamedCombination = {
  readonly id: string;
  readonly combination: Combination;
  readonly name: JobName;
  readonly scope: string | null;
};

/** The jobs of a matrix in one case of the outputs that it reads. */
type Case = { readonly problems: readonly Problem[]; readonly used: UsedOutputs } & (
  | { readonly kind: 'expanded'; readonly jobs: readonly NamedCombination[] }
  | { readonly kind: 'dynamic' | 'invalid' | 'none' }
);

/**
 * Expands the matrix of a job of a workflow as GitHub does. A matrix that reads outputs of other jobs is expanded
 * for each case of them: first the jobs that need no word, then those that only a word adds.
 */
export function expandJob(entry: YamlEntry, context: ExpansionContext): Expansion {
  const base = expandCase(entry, context, null);
  const { ranges, scopes, remarks } = base.used;
  if (base.kind === 'none') {
    const problem = problemAt(entry.keyPlace, `The job “${entry.key}” has no matrix.`);
    return { job: null, problems: context.isRequired ? [problem] : [], ranges: [] };
  }
  if (base.kind !== 'expanded')
    return withoutJobs(entry, base.kind, { problems: base.problems, ranges });

  const jobs = [...base.jobs];
  const problems = [...base.problems, ...remarks];
  for (const scope of scopes) {
    const found = expandCase(entry, context, scope);
    problems.push(...found.problems.filter(({ message }) => !hasMessage(problems, message)));
    if (found.kind !== 'expanded') continue;
    addScoped(jobs, found.jobs, scope);
    const missing = base.jobs.filter(({ id }) => !found.jobs.some((each) => each.id === id)).length;
    if (missing > 0) {
      const message = `With “${scope}”, ${missing} of the jobs of “${entry.key}” that have no scope ${missing === 1 ? 'does' : 'do'} not run.`;
      problems.push(problemAt(entry.keyPlace, message));
    }
  }
  const isComputed = ranges.length > 0;
  const placed = isComputed ? placeComputed(jobs, entry, { ranges, lines: context.lines }) : jobs;
  const matrix = isComputed ? 'computed' : 'static';
  return makeJobs(entry, { matrix, jobs: placed, problems, ranges }, context.limits);
}

function hasMessage(problems: readonly Problem[], message: string): boolean {
  return problems.some((problem) => problem.message === message);
}

/** Adds the jobs that only exist with a word; a job of several words needs any of them. */
function addScoped(
  jobs: NamedCombination[],
  found: readonly NamedCombination[],
  scope: string,
): void {
  for (const job of found) {
    const at = jobs.findIndex(({ id }) => id === job.id);
    const known = jobs[at];
    if (known === undefined) jobs.push({ ...job, scope });
    else if (known.scope !== null) jobs[at] = { ...known, scope: `${known.scope} or ${scope}` };
  }
}

function expandCase(entry: YamlEntry, context: ExpansionContext, scope: string | null): Case {
  const { limits } = context;
  const { lookup, used } = openOutputs(context, entry, scope);
  const resolving = { lookup, budget: limits.evaluation };
  const found = findMatrix(entry, resolving);
  if (found.kind === 'none') return { kind: 'none', problems: [], used };
  if (found.kind !== 'found') return { ...found, used };

  const reading = readMatrixDefinition(found.matrix, { ...resolving, job: entry.key });
  if (reading.kind !== 'static') return { ...reading, used };
  const refuse = (problem: Problem): Case => ({ kind: 'invalid', problems: [problem], used });
  const full = describeFull(limits);
  if (full !== null) return refuse(problemAt(entry.keyPlace, full));
  const expanded = expandMatrix(reading.definition, limits.expansion);
  if (!expanded.ok) return refuse(problemAt(found.matrix.keyPlace, expanded.failure.message));

  const combinations = expanded.value;
  const { lookup: forNames } = openOutputs(context, entry, scope);
  const { names, problems } = nameJobs(
    { job: entry.key, name: found.name, strategy: found.strategy, lookup: forNames },
    combinations,
    limits.evaluation,
  );
  const ids = jobIds(
    entry.key,
    combinations.map(({ matrix }) => matrix),
  );
  const jobs = combinations.map((combination, at): NamedCombination => {
    const name = names[at] ?? { name: entry.key, nameIsEvaluated: false };
    return { id: ids[at] ?? '', combination, name, scope: null };
  });
  return { kind: 'expanded', jobs, problems, used };
}

type Making = {
  readonly matrix: 'static' | 'computed';
  readonly jobs: readonly NamedCombination[];
  readonly problems: readonly Problem[];
  readonly ranges: readonly LineRange[];
};

function makeJobs(entry: YamlEntry, making: Making, limits: FileLimits): Expansion {
  const { key, keyPlace } = entry;
  const { matrix, problems, ranges } = making;
  const jobs = making.jobs.map(({ id, combination, name, scope }): MatrixJob => {
    const { original: _original, ...rest } = combination;
    return { id, job: key, name: name.name, nameIsEvaluated: name.nameIsEvaluated, ...rest, scope };
  });
  const excess = takeJobs(jobs, limits);
  if (excess !== null) {
    const all = [...problems, problemAt(keyPlace, excess)];
    return withoutJobs(entry, 'invalid', { problems: all, ranges });
  }
  return { job: { job: key, line: keyPlace.line, matrix, jobs }, problems, ranges: [] };
}

function withoutJobs(
  { key, keyPlace }: YamlEntry,
  matrix: 'dynamic' | 'invalid',
  { problems, ranges }: Pick<Making, 'problems' | 'ranges'>,
): Expansion {
  return { job: { job: key, line: keyPlace.line, matrix, jobs: [] }, problems, ranges };
}
