import type { LineRange, MatrixJob, MatrixReading, Problem } from '@/lib/matrix/expand/model';
import { collapseBlanks } from '@/lib/matrix/runs/collapse-blanks';
import { matchRunJobs } from '@/lib/matrix/runs/match-run-jobs';
import type { LatestRuns, RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import { runsByAge } from '@/lib/matrix/runs/shown-run';
import { isVerdict } from '@/lib/matrix/runs/verdicts';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';

import type { JobResult, TestedJob } from './model';
import { readValues } from './read-values';

/** The jobs of a matrix with the results of its runs. */
export type TestedMatrix = {
  /** In the order of the matrix, which is GitHub's. */
  readonly jobs: readonly TestedJob[];
  /** How many jobs of the matrix have a result of any kind. */
  readonly matched: number;
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
 * The result of a job is its last verdict. A newer run that gave none, since it is in progress or was
 * cancelled, does not hide it: its result is given in addition.
 */
export function readTestedJobs(input: TestedMatrixInput): TestedMatrix {
  const { source, reading, runs } = input;
  const matrixJobs = reading.jobs
    .filter(({ job }) => source.jobs === null || source.jobs.includes(job))
    .flatMap(({ jobs }) => jobs);
  const names = matrixJobs.map(({ name }) => name);
  const byRun = runs === null ? [] : runsByAge(runs).map((run) => resultsOf(run, names));
  return {
    jobs: matrixJobs.map((job, index) => ({
      ...describeJob(job, input),
      ...combineResults(byRun.map((results) => results[index] ?? null)),
    })),
    matched: names.filter((_name, index) => byRun.some((results) => results[index])).length,
    problems: baseImageProblems(matrixJobs, source),
  };
}

type Described = Omit<TestedJob, 'result' | 'newerResult'>;

function describeJob(job: MatrixJob, input: TestedMatrixInput): Described {
  const meaning = readValues(job.matrix, input.source.names);
  const { baseImage } = meaning;
  return {
    ...job,
    ...meaning,
    source: input.source.id,
    supersededBy: null,
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

function resultsOf(run: WorkflowRun, names: readonly string[]): readonly (JobResult | null)[] {
  return matchRunJobs(names, run.jobs).map((job) => (job === null ? null : toResult(job, run)));
}

function toResult({ conclusion, url, completedAt }: RunJob, run: WorkflowRun): JobResult {
  const isRunning = conclusion === 'running';
  const endedAt = completedAt ?? (isRunning ? null : run.completedAt);
  return { conclusion, url, completedAt: endedAt, runId: run.id };
}

/** Combines what the runs say of one job, the newest first. */
function combineResults(
  results: readonly (JobResult | null)[],
): Pick<TestedJob, 'result' | 'newerResult'> {
  const newest = results.find((result) => result !== null) ?? null;
  const verdict =
    results.find((result) => result !== null && isVerdict(result.conclusion)) ?? newest;
  return { result: verdict, newerResult: newest === verdict ? null : newest };
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
