import { cutText } from '@/lib/base/text/cut-text';
import { toText } from '@/lib/matrix/expand/coerce';
import type { MatrixReading, Problem } from '@/lib/matrix/expand/model';

import { excerptLines, linesOf } from './excerpt-lines';
import { expandJob, type Expansion } from './expand-job';
import { fileLimits } from './file-limits';
import type { FileLine } from './locate-values';
import type { YamlMap, YamlNode } from './model';
import type { ComputeOutput } from './outputs';
import { readYaml } from './read-yaml';
import { findEntry, problemAt } from './yaml-node';

/** The jobs to read from a workflow file, and who reads the outputs that scripts in it write. */
export type ReadMatrixOptions = {
  /** Keys of jobs; null for every job that has a matrix. */
  readonly jobs?: readonly string[] | null;
  /** For matrices that read such outputs; without it they have no jobs. */
  readonly compute?: ComputeOutput;
};

const MAX_PROBLEMS = 100;
const MAX_MESSAGE = 500;

/**
 * Reads the matrices of a workflow file and expands them to the jobs that GitHub runs, in the order of the
 * file. Never throws: what cannot be read becomes a problem, and the rest is still read.
 *
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function readMatrix(text: string, options: ReadMatrixOptions = {}): MatrixReading {
  const { root, problems } = readYaml(text);
  const workflow = root?.kind === 'map' ? root : null;
  const lines = linesOf(text);
  const expansions = workflow === null ? [] : expandJobs(workflow, { ...options, lines });
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
      lines,
      jobs.flatMap((job) => job.jobs),
      expansions.flatMap(({ ranges }) => ranges),
    ),
  };
}

function readName(workflow: YamlMap): string | null {
  const name = findEntry(workflow, 'name')?.value;
  return name?.kind === 'scalar' && name.value !== null && name.value !== ''
    ? toText(name.value)
    : null;
}

function expandJobs(
  workflow: YamlMap,
  {
    jobs: wanted = null,
    compute,
    lines,
  }: ReadMatrixOptions & { readonly lines: readonly FileLine[] },
): readonly Expansion[] {
  const jobs = findEntry(workflow, 'jobs');
  if (jobs === undefined)
    return [withoutJob(problemAt(workflow.place, 'The workflow has no jobs.'))];
  if (jobs.value.kind !== 'map') {
    return [withoutJob(problemAt(jobs.keyPlace, '“jobs” is no mapping of keys to jobs.'))];
  }

  const { entries } = jobs.value;
  const context = {
    isRequired: wanted !== null,
    limits: fileLimits(),
    compute: compute ?? null,
    workflow,
    lines,
  };
  const missing = (wanted ?? [])
    .filter((key) => !entries.some((entry) => entry.key === key))
    .map((key) => withoutJob(problemAt(jobs.keyPlace, `The workflow has no job “${key}”.`)));
  const chosen = entries.filter(({ key }) => wanted === null || wanted.includes(key));
  const expansions = chosen.map((entry) => expandJob(entry, context));
  const isNothing = expansions.every(({ job, problems }) => job === null && problems.length === 0);
  if (wanted !== null || !isNothing) return [...expansions, ...missing];
  return [withoutJob(problemAt(jobs.keyPlace, 'No job of the workflow has a matrix.'))];
}

function withoutJob(problem: Problem): Expansion {
  return { job: null, problems: [problem], ranges: [] };
}

function notAWorkflow(root: YamlNode): Problem {
  return problemAt(root.place, 'The file is no workflow: it is no mapping of keys to values.');
}

function limit(problems: readonly Problem[]): readonly Problem[] {
  const shown = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ message, ...place }) => ({ message: cutText(message, MAX_MESSAGE), ...place }));
  if (problems.length <= MAX_PROBLEMS) return shown;
  const message = `There are ${problems.length - MAX_PROBLEMS} more problems.`;
  return [...shown, { message, line: null, column: null }];
}
