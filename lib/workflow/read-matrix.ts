import { toText } from '@/lib/matrix/coerce';
import { expandMatrix } from '@/lib/matrix/expand';
import { jobIds } from '@/lib/matrix/job-id';
import type { ExpandedWorkflowJob, MatrixJob, MatrixReading, Problem } from '@/lib/matrix/model';

import type { Budget } from './evaluate-expression';
import { excerptLines } from './excerpt-lines';
import type { YamlEntry, YamlMap, YamlNode } from './model';
import { nameJobs } from './name-jobs';
import { readMatrixSource } from './read-matrix-source';
import { readYaml } from './read-yaml';
import { findMatrix, type FoundMatrix } from './find-matrix';
import { findEntry, problemAt } from './yaml-node';

/** Which jobs to read: those with these keys, or every job that has a matrix. */
export type ReadMatrixOptions = { readonly jobs?: readonly string[] | null };

type Expansion = {
  readonly job: ExpandedWorkflowJob | null;
  readonly problems: readonly Problem[];
};

const EVALUATION_BUDGET = 5_000_000;
const MAX_PROBLEMS = 100;

/**
 * Reads the matrices of a workflow file and expands them to the jobs GitHub would run, in the order of the
 * file. It never throws: what cannot be read is a problem, and the rest is read all the same.
 *
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function readMatrix(text: string, options: ReadMatrixOptions = {}): MatrixReading {
  const { root, problems } = readYaml(text);
  const workflow = root?.kind === 'map' ? root : null;
  const expansions = workflow === null ? [] : expandJobs(workflow, options.jobs ?? null);
  const jobs = expansions.flatMap(({ job }) => (job === null ? [] : [job]));
  return {
    workflowName: workflow === null ? null : readName(workflow),
    jobs,
    problems: limit([
      ...problems,
      ...(root === null || root.kind === 'map' ? [] : [notAWorkflow(root)]),
      ...expansions.flatMap((expansion) => expansion.problems),
    ]),
    excerpt: excerptLines(
      text,
      jobs.flatMap((job) => job.jobs),
    ),
  };
}

function readName(workflow: YamlMap): string | null {
  const name = findEntry(workflow, 'name')?.value;
  return name?.kind === 'scalar' && name.value !== null && name.value !== ''
    ? toText(name.value)
    : null;
}

function expandJobs(workflow: YamlMap, wanted: readonly string[] | null): readonly Expansion[] {
  const jobs = findEntry(workflow, 'jobs');
  if (jobs === undefined) return [trouble(problemAt(workflow.place, 'The workflow has no jobs.'))];
  if (jobs.value.kind !== 'map') {
    return [trouble(problemAt(jobs.keyPlace, '“jobs” is no mapping of keys to jobs.'))];
  }

  const { entries } = jobs.value;
  const budget = { left: EVALUATION_BUDGET };
  const missing = (wanted ?? [])
    .filter((key) => !entries.some((entry) => entry.key === key))
    .map((key) => trouble(problemAt(jobs.keyPlace, `The workflow has no job “${key}”.`)));
  const chosen = entries.filter(({ key }) => wanted === null || wanted.includes(key));
  return [
    ...chosen.map((entry) => expandJob(entry, { isAsked: wanted !== null, budget })),
    ...missing,
  ];
}

function expandJob(
  entry: YamlEntry,
  { isAsked, budget }: { readonly isAsked: boolean; readonly budget: Budget },
): Expansion {
  const found = findMatrix(entry);
  if (found.kind === 'none') {
    const message = `The job “${entry.key}” has no matrix.`;
    return isAsked ? trouble(problemAt(entry.keyPlace, message)) : { job: null, problems: [] };
  }
  if (found.kind !== 'found')
    return { job: withoutJobs(entry, found.kind), problems: found.problems };
  return expandFound(entry, found, budget);
}

function expandFound(
  entry: YamlEntry,
  { matrix, name }: Extract<FoundMatrix, { kind: 'found' }>,
  budget: Budget,
): Expansion {
  const reading = readMatrixSource(matrix, budget);
  if (reading.kind !== 'static') {
    return { job: withoutJobs(entry, reading.kind), problems: reading.problems };
  }
  const expansion = expandMatrix(reading.source);
  if (!expansion.ok) {
    const problem = problemAt(matrix.keyPlace, expansion.failure.message);
    return { job: withoutJobs(entry, 'invalid'), problems: [problem] };
  }

  const combinations = expansion.value;
  const ids = jobIds(
    entry.key,
    combinations.map((combination) => combination.matrix),
  );
  const { names, problems } = nameJobs({ job: entry.key, name }, combinations, budget);
  const jobs = combinations.map(
    ({ matrix: values, origin, lines, axisLines, effects }, at): MatrixJob => {
      const { name: text = entry.key, nameIsEvaluated = false } = names[at] ?? {};
      return {
        id: ids[at] ?? '',
        job: entry.key,
        name: text,
        nameIsEvaluated,
        matrix: values,
        origin,
        lines,
        axisLines,
        effects,
        scope: null,
      };
    },
  );
  return { job: { job: entry.key, line: entry.keyPlace.line, matrix: 'static', jobs }, problems };
}

function withoutJobs(
  { key, keyPlace }: YamlEntry,
  matrix: 'dynamic' | 'invalid',
): ExpandedWorkflowJob {
  return { job: key, line: keyPlace.line, matrix, jobs: [] };
}

function trouble(problem: Problem): Expansion {
  return { job: null, problems: [problem] };
}

function notAWorkflow(root: YamlNode): Problem {
  return problemAt(root.place, 'The file is no workflow: it is no mapping of keys to values.');
}

function limit(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  const message = `There are ${problems.length - MAX_PROBLEMS} more problems.`;
  return [...problems.slice(0, MAX_PROBLEMS), { message, line: null, column: null }];
}
