import type { LineRange, MatrixJob, MatrixReading, Problem } from '@/lib/matrix/expand/model';
import { collapseBlanks } from '@/lib/matrix/runs/collapse-blanks';
import { matchRunJobs } from '@/lib/matrix/runs/match-run-jobs';
import type { LatestRuns, RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';

import type { JobResult, TestedJob } from './model';
import { readValues } from './read-values';

/** The jobs of a matrix with the results of its runs. */
export type TestedMatrix = {
  /** In the order of the matrix, which is GitHub's. */
  readonly jobs: readonly TestedJob[];
  /** How many jobs of the matrix each run has. */
  readonly matched: { readonly completed: number; readonly running: number };
  /** Base images that are no image references, each once. */
  readonly problems: readonly Problem[];
};

type TestedMatrixInput = {
  readonly source: MatrixSource;
  readonly reading: MatrixReading;
  /** Null until the runs have been fetched. */
  readonly runs: LatestRuns | null;
  /** The exact commit of `reading`; null if unknown. */
  readonly commit: string | null;
  /** E.g. `https://github.com/kairos-io/kairos`. */
  readonly repositoryUrl: string;
};

/**
 * Combines the jobs of a matrix with the meaning of their values, their lines and their results.
 *
 * The result of a job is that of the run in progress if it has the job; the result of the completed run is
 * then the previous one.
 */
export function readTestedJobs(input: TestedMatrixInput): TestedMatrix {
  const { source, reading, runs } = input;
  const matrixJobs = reading.jobs
    .filter(({ job }) => source.jobs === null || source.jobs.includes(job))
    .flatMap(({ jobs }) => jobs);
  const names = matrixJobs.map(({ name }) => name);
  const completed = resultsOf(runs?.completed ?? null, names);
  const running = resultsOf(runs?.running ?? null, names);
  return {
    jobs: matrixJobs.map((job, index) => ({
      ...describeJob(job, input),
      ...combineResults(completed[index] ?? null, running[index] ?? null),
    })),
    matched: { completed: count(completed), running: count(running) },
    problems: baseImageProblems(matrixJobs, source),
  };
}

type Described = Omit<TestedJob, 'result' | 'previousResult'>;

function describeJob(job: MatrixJob, input: TestedMatrixInput): Described {
  const meaning = readValues(job.matrix, input.source.names);
  const { baseImage } = meaning;
  return {
    ...job,
    ...meaning,
    title: collapseBlanks(job.name),
    url: linesUrl(job.lines, input),
    distribution: baseImage === null ? null : readBaseImage(baseImage).distribution,
  };
}

function linesUrl(
  { start, end }: LineRange,
  { source, commit, repositoryUrl }: TestedMatrixInput,
): string | null {
  if (commit === null || start < 1) return null;
  const path = source.path.split('/').map(encodeURIComponent).join('/');
  return `${repositoryUrl}/blob/${encodeURIComponent(commit)}/${path}#L${start}-L${end}`;
}

function resultsOf(
  run: WorkflowRun | null,
  names: readonly string[],
): readonly (JobResult | null)[] {
  if (run === null) return names.map(() => null);
  return matchRunJobs(names, run.jobs).map((job) => (job === null ? null : toResult(job, run.id)));
}

function toResult({ conclusion, url, completedAt }: RunJob, runId: number): JobResult {
  return { conclusion, url, completedAt, runId };
}

function combineResults(
  completed: JobResult | null,
  running: JobResult | null,
): Pick<TestedJob, 'result' | 'previousResult'> {
  if (running === null) return { result: completed, previousResult: null };
  const isSameRun = completed?.runId === running.runId;
  return { result: running, previousResult: isSameRun ? null : completed };
}

function count(results: readonly (JobResult | null)[]): number {
  return results.filter((result) => result !== null).length;
}

function baseImageProblems(
  jobs: readonly MatrixJob[],
  { names }: MatrixSource,
): readonly Problem[] {
  const byImage = new Map<string, Problem>();
  for (const { matrix, lines } of jobs) {
    const { baseImage } = readValues(matrix, names);
    if (baseImage === null || byImage.has(baseImage)) continue;
    const { remark } = readBaseImage(baseImage);
    if (remark === null) continue;
    const message = `The base image “${baseImage}” is no image reference. ${remark}`;
    byImage.set(baseImage, { message, line: lines.start < 1 ? null : lines.start, column: null });
  }
  return [...byImage.values()];
}
