import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import type { RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import type { Repository } from '@/lib/names/catalog/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { keptOf, parseEach } from '@/lib/upstream/github/parse-each';
import { wireRunJob, wireRunJobList, type WireRunJob } from '@/lib/upstream/github/wire-run-job';

const JOBS_PER_PAGE = 100;

const MOST_PAGES = 20;

/** The jobs of a run, and how many of them could not be read. */
export type RunJobs = Pick<WorkflowRun, 'jobs' | 'unreadableJobs'>;

type JobsOf = {
  readonly repository: Repository;
  readonly run: Pick<WorkflowRun, 'id' | 'url'>;
  /** The stored jobs of the same attempt: one that cannot be read now stays unchanged. */
  readonly stored: readonly RunJob[];
};

/** Fetches the jobs of a run, all pages; the latest execution of each. */
export async function fetchRunJobs(
  github: GitHub,
  { repository: { owner, name }, run, stored }: JobsOf,
): Promise<Result<RunJobs, UpstreamFailure>> {
  const jobs = new Map<number, RunJob>();
  let unreadable = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    // Each page says whether there is another.
    // oxlint-disable-next-line no-await-in-loop
    const response = await github.request({
      route: 'GET /repos/{owner}/{repo}/actions/runs/{id}/jobs',
      parameters: {
        owner,
        repo: name,
        id: run.id,
        filter: 'latest',
        per_page: JOBS_PER_PAGE,
        ...(page > 1 && { page }),
      },
      schema: wireRunJobList,
      what: 'list of jobs of this run',
    });
    if (!response.ok) return response;
    if (response.value.kind === 'unchanged') break;
    const { value, hasNext } = response.value;
    const { rows, odd } = parseEach(wireRunJob, value.jobs);
    unreadable += odd.length;
    for (const job of keptOf(stored, odd, (each) => each.name)) jobs.set(job.id, job);
    for (const job of rows) jobs.set(job.id, withUrl(job, run.url));
    if (!hasNext) break;
    if (page === MOST_PAGES) unreadable += Math.max(0, value.total_count - jobs.size - unreadable);
  }
  return ok({ jobs: [...jobs.values()], unreadableJobs: unreadable });
}

function withUrl({ url, ...job }: WireRunJob, runUrl: string): RunJob {
  return { ...job, url: url ?? runUrl };
}
