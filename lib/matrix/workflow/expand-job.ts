import { spend } from '@/lib/matrix/expand/budget';
import { describeExcess, expandMatrix, type Combination } from '@/lib/matrix/expand/expand';
import { jobIds } from '@/lib/matrix/expand/job-id';
import type { ComputedMatrix } from '@/lib/matrix/expand/matrix-definition';
import type { ExpandedWorkflowJob, MatrixJob, Problem } from '@/lib/matrix/expand/model';

import { describeFull, takeJobs, type FileLimits } from './file-limits';
import { findMatrix, type FoundMatrix } from './find-matrix';
import type { YamlEntry, YamlNode } from './model';
import { nameJobs } from './name-jobs';
import { readMatrixDefinition } from './read-matrix-definition';
import { problemAt } from './yaml-node';

/** A job of a workflow with its matrix expanded; null if it has no matrix. */
export type Expansion = {
  readonly job: ExpandedWorkflowJob | null;
  readonly problems: readonly Problem[];
};

/** Evaluates the script that computes the matrix of a job, by the job's key. */
export type ComputeMatrix = (job: string) => ComputedMatrix;

/** The options of an expansion and the limits of its file. */
export type ExpansionContext = {
  /** Whether a missing matrix is a problem, since the caller names this job. */
  readonly isRequired: boolean;
  readonly limits: FileLimits;
  readonly compute: ComputeMatrix | null;
};

type Named = { readonly entry: YamlEntry; readonly name: YamlNode | undefined };

type ScopedCombination = Combination & Pick<MatrixJob, 'scope'>;

/** Expands the matrix of a job of a workflow as GitHub does. */
export function expandJob(entry: YamlEntry, context: ExpansionContext): Expansion {
  const { isRequired, limits, compute } = context;
  const found = findMatrix(entry);
  if (found.kind === 'none') {
    const problem = problemAt(entry.keyPlace, `The job “${entry.key}” has no matrix.`);
    return { job: null, problems: isRequired ? [problem] : [] };
  }
  const isFound = found.kind === 'found';
  const expansion = isFound
    ? expandFound(entry, found, limits)
    : withoutJobs(entry, found.kind, found.problems);
  if (compute === null || expansion.job?.matrix !== 'dynamic') return expansion;
  return expandComputed(
    { entry, name: isFound ? found.name : undefined, expansion, compute },
    limits,
  );
}

function expandFound(
  entry: YamlEntry,
  { matrix, name }: Extract<FoundMatrix, { kind: 'found' }>,
  limits: FileLimits,
): Expansion {
  const reading = readMatrixDefinition(matrix, limits.evaluation);
  if (reading.kind !== 'static') return withoutJobs(entry, reading.kind, reading.problems);
  const full = describeFull(limits);
  if (full !== null) return withoutJobs(entry, 'invalid', [problemAt(entry.keyPlace, full)]);
  const expanded = expandMatrix(reading.definition, limits.expansion);
  if (!expanded.ok) {
    const problem = problemAt(matrix.keyPlace, expanded.failure.message);
    return withoutJobs(entry, 'invalid', [problem]);
  }
  const combinations = expanded.value.map((combination) => ({ ...combination, scope: null }));
  return makeJobs({ entry, name, matrix: 'static', combinations }, limits);
}

type Computing = Named & {
  /** The job as declared, without the jobs of its matrix. */
  readonly expansion: Expansion;
  readonly compute: ComputeMatrix;
};

function expandComputed(
  { entry, name, expansion, compute }: Computing,
  limits: FileLimits,
): Expansion {
  const { key, keyPlace } = entry;
  const computed = spend(limits.computed, 1)
    ? compute(key)
    : { unreadable: 'The file computes too many others.' };
  if ('unreadable' in computed) {
    const message = `The matrix of job “${key}” cannot be established: ${computed.unreadable}`;
    const problem = { message, line: keyPlace.line, column: null };
    return { ...expansion, problems: [...expansion.problems, problem] };
  }
  const excess = describeExcess(computed.rows.length);
  if (excess !== null) {
    return withoutJobs(entry, 'invalid', [problemAt(keyPlace, excess.message)]);
  }
  const combinations = computed.rows.map(
    ({ matrix, lines, axisLines, scope }): ScopedCombination => ({
      matrix,
      original: matrix,
      origin: { kind: 'computed' },
      lines,
      axisLines,
      effects: [],
      scope,
    }),
  );
  return makeJobs({ entry, name, matrix: 'computed', combinations }, limits);
}

type Making = Named & {
  readonly matrix: 'static' | 'computed';
  readonly combinations: readonly ScopedCombination[];
};

function makeJobs({ entry, name, matrix, combinations }: Making, limits: FileLimits): Expansion {
  const { key, keyPlace } = entry;
  const { names, problems } = nameJobs({ job: key, name }, combinations, limits.evaluation);
  const ids = jobIds(
    key,
    combinations.map((combination) => combination.matrix),
  );
  const jobs = combinations.map(({ original: _original, ...combination }, at): MatrixJob => {
    const { name: text = key, nameIsEvaluated = false } = names[at] ?? {};
    return { id: ids[at] ?? '', job: key, name: text, nameIsEvaluated, ...combination };
  });
  const excess = takeJobs(jobs, limits);
  if (excess !== null)
    return withoutJobs(entry, 'invalid', [...problems, problemAt(keyPlace, excess)]);
  return { job: { job: key, line: keyPlace.line, matrix, jobs }, problems };
}

function withoutJobs(
  { key, keyPlace }: YamlEntry,
  matrix: 'dynamic' | 'invalid',
  problems: readonly Problem[],
): Expansion {
  return { job: { job: key, line: keyPlace.line, matrix, jobs: [] }, problems };
}
