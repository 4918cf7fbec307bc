import 'server-only';

import { jobIds } from '@/lib/matrix/job-id';
import type {
  ExpandedWorkflowJob,
  MatrixEntries,
  MatrixReading,
  Problem,
} from '@/lib/matrix/model';
import { readShellMatrix, type ShellMatrixTools } from '@/lib/shell-matrix/read-shell-matrix';
import type { MatrixSource } from '@/lib/sources/model';
import { nameJobs } from '@/lib/workflow/name-jobs';
import { readMatrix } from '@/lib/workflow/read-matrix';
import { readYaml } from '@/lib/workflow/read-yaml';
import { findEntry } from '@/lib/workflow/yaml-node';

const EVALUATION_BUDGET = 5_000_000;

/**
 * Reads the matrices of a source's workflow file. A matrix that is computed while the workflow runs is
 * established from the shell step that computes it, where that can be followed; else its job stays without
 * jobs, with a problem that says why.
 */
export function readSourceMatrix(source: MatrixSource, text: string): MatrixReading {
  const reading = readMatrix(text, { jobs: source.jobs });
  return reading.jobs
    .filter(({ matrix }) => matrix === 'dynamic')
    .reduce((read, job) => establish(read, job, text), reading);
}

function establish(
  reading: MatrixReading,
  dynamic: ExpandedWorkflowJob,
  text: string,
): MatrixReading {
  const { job, line } = dynamic;
  const { tools, problems: ofNames } = toolsFor(text, job);
  const computed = readShellMatrix(text, job, tools);
  if ('unreadable' in computed) {
    const message = `The matrix of job “${job}” cannot be established: ${computed.unreadable}`;
    return { ...reading, problems: [...reading.problems, { message, line, column: null }] };
  }
  const settled = problemsOf(text, job);
  const remaining = reading.problems.filter(
    (problem) => !settled.some((other) => isSame(problem, other)),
  );
  const lines = new Map(
    [...reading.excerpt, ...computed.excerpt].map((each) => [each.line, each] as const),
  );
  return {
    ...reading,
    jobs: reading.jobs.map((each) => (each === dynamic ? computed.job : each)),
    problems: [...remaining, ...computed.problems, ...ofNames()],
    excerpt: [...lines.values()].toSorted((a, b) => a.line - b.line),
  };
}

/** Names and tells apart jobs as the reader of matrices does; problems with the names are known afterwards. */
function toolsFor(
  text: string,
  job: string,
): { readonly tools: ShellMatrixTools; readonly problems: () => readonly Problem[] } {
  const name = nameOf(text, job);
  const budget = { left: EVALUATION_BUDGET };
  let problems: readonly Problem[] = [];
  const nameJob: ShellMatrixTools['nameJob'] = (matrix) => {
    const lines = { start: 0, end: 0 };
    const origin = { kind: 'computed' } as const;
    const combination = { matrix, original: matrix, origin, lines, axisLines: [], effects: [] };
    const named = nameJobs({ job, name }, [combination], budget);
    if (problems.length === 0) problems = named.problems;
    const [first] = named.names;
    return { name: first?.name ?? job, isEvaluated: first?.nameIsEvaluated ?? false };
  };
  return { tools: { nameJob, idJob }, problems: () => problems };
}

function idJob(job: string, entries: MatrixEntries): string {
  return jobIds(job, [entries])[0] ?? job;
}

/** The `name` of a job; undefined where it has none. */
function nameOf(text: string, job: string) {
  const { root } = readYaml(text);
  const jobs = root?.kind === 'map' ? findEntry(root, 'jobs')?.value : undefined;
  const found = jobs?.kind === 'map' ? findEntry(jobs, job)?.value : undefined;
  return found?.kind === 'map' ? findEntry(found, 'name')?.value : undefined;
}

/** The problems that a job brings, without those of the file as a whole. */
function problemsOf(text: string, job: string): readonly Problem[] {
  const ofFile = readMatrix(text, { jobs: [] }).problems;
  return readMatrix(text, { jobs: [job] }).problems.filter(
    (problem) => !ofFile.some((other) => isSame(problem, other)),
  );
}

function isSame(a: Problem, b: Problem): boolean {
  return a.message === b.message && a.line === b.line && a.column === b.column;
}
