import { errorReply, type Reply } from './faults';
import { downloadReply, releasesReply, isDownload } from './releases-reply';
import { json, movedTo, NOT_FOUND, paginate, webOf, type Requested } from './reply-parts';
import {
  findCommit,
  findRepository,
  history,
  type World,
  type WorldCommit,
  type WorldJob,
  type WorldRepository,
  type WorldRun,
} from './world';

/** The reply to a request from the world, as GitHub would give it. */
export function githubReply(world: World, requested: Requested): Reply {
  const { path, base } = requested;
  if (isDownload(path)) return downloadReply(world, requested);
  const byName = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(path);
  const [, name = '', rest = ''] = byName ?? [];
  if (byName !== null) {
    const found = findRepository(world, name);
    if (found !== undefined) return repositoryReply(found, rest, requested);
    const renamed = world.repositories.find(({ formerNames }) => formerNames.includes(name));
    if (renamed === undefined) return NOT_FOUND;
    return movedTo(`${base}/repositories/${renamed.id}${rest}${search(requested.query)}`);
  }
  const [, id = '', below = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const found = world.repositories.find((repository) => String(repository.id) === id);
  return found === undefined ? NOT_FOUND : repositoryReply(found, below, requested);
}

function repositoryReply(repository: WorldRepository, rest: string, requested: Requested): Reply {
  if (rest === '') return json(repositoryOf(repository));
  if (/^\/releases(\/|$)/.test(rest)) return releasesReply(repository, rest, requested);
  const commit = /^\/commits\/(.+)$/.exec(rest);
  if (commit !== null) return commitReply(repository, decodeURIComponent(commit[1] ?? ''));
  if (rest === '/commits') return historyReply(repository, requested);
  if (rest === '/branches') return refsReply(repository.branches, requested);
  if (rest === '/tags') return refsReply(repository.tags, requested);
  const file = /^\/contents\/(.+)$/.exec(rest);
  if (file !== null) return fileReply(repository, decodeURIComponent(file[1] ?? ''), requested);
  const workflow = /^\/actions\/workflows\/([^/]+)\/runs$/.exec(rest);
  if (workflow !== null) return runsReply(repository, workflow[1] ?? '', requested);
  const jobs = /^\/actions\/runs\/(\d+)\/jobs$/.exec(rest);
  if (jobs !== null) return jobsReply(repository, Number(jobs[1]), requested);
  const run = /^\/actions\/runs\/(\d+)$/.exec(rest);
  if (run === null) return NOT_FOUND;
  const found = repository.runs.find(({ id }) => id === Number(run[1]));
  return found === undefined ? NOT_FOUND : json(runOf(repository, found));
}

function commitReply(repository: WorldRepository, ref: string): Reply {
  const commit = findCommit(repository, ref);
  if (commit !== undefined) return json(commitOf(repository, commit));
  return errorReply(422, `No commit found for SHA: ${ref}`);
}

function historyReply(repository: WorldRepository, requested: Requested): Reply {
  const from = findCommit(repository, requested.query.get('sha') ?? repository.defaultBranch);
  if (from === undefined) return NOT_FOUND;
  const commits = history(repository, from, requested.query.get('path'));
  const { items, link } = paginate(
    commits.map((each) => commitOf(repository, each)),
    requested,
  );
  return json(items, link);
}

function refsReply(refs: Readonly<Record<string, string>>, requested: Requested): Reply {
  const { items, link } = paginate(
    Object.entries(refs).map(([name, sha]) => ({ name, commit: { sha } })),
    requested,
  );
  return json(items, link);
}

function fileReply(repository: WorldRepository, path: string, { query, accept }: Requested): Reply {
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = findCommit(repository, ref);
  if (commit === undefined) return errorReply(404, `No commit found for the ref ${ref}`);
  const text = commit.files[path];
  if (text === undefined) return NOT_FOUND;
  if (/raw/.test(accept)) {
    const type = 'application/vnd.github.raw+json; charset=utf-8';
    return { status: 200, headers: { 'content-type': type }, body: text };
  }
  const content = Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{60})/g, '$1\n');
  const size = Buffer.byteLength(text);
  return json({
    type: 'file',
    path,
    name: path.split('/').at(-1),
    size,
    encoding: 'base64',
    content,
  });
}

function runsReply(repository: WorldRepository, workflow: string, requested: Requested): Reply {
  const isKnown =
    repository.runs.some((run) => run.workflow === workflow) ||
    repository.commits.some(({ files }) => `.github/workflows/${workflow}` in files);
  if (!isKnown) return NOT_FOUND;
  const { query } = requested;
  const matches = (name: string, value: string | null) =>
    query.get(name) === null || query.get(name) === value;
  const runs = repository.runs
    .filter((run) => run.workflow === workflow)
    .filter((run) => matches('branch', run.branch) && matches('head_sha', run.commit))
    .filter((run) => matches('event', run.event))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const { items, link } = paginate(
    runs.map((run) => runOf(repository, run)),
    requested,
  );
  return json({ total_count: runs.length, workflow_runs: items }, link);
}

function jobsReply(repository: WorldRepository, id: number, requested: Requested): Reply {
  const run = repository.runs.find((each) => each.id === id);
  if (run === undefined) return NOT_FOUND;
  const jobs = run.jobs.map((job, index) => jobOf(repository, run, job, index));
  const { items, link } = paginate(jobs, requested);
  return json({ total_count: jobs.length, jobs: items }, link);
}

function search(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query}`;
}

function repositoryOf(repository: WorldRepository) {
  const { id, owner, name, archived, defaultBranch } = repository;
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    private: false,
    owner: { login: owner },
    html_url: webOf(repository),
    archived,
    disabled: false,
    default_branch: defaultBranch,
  };
}

function commitOf(repository: WorldRepository, commit: WorldCommit) {
  const { sha, date, parent, subject = 'A change' } = commit;
  const author = { name: 'Someone', email: 'someone@example.org', date };
  return {
    sha,
    html_url: `${webOf(repository)}/commit/${sha}`,
    commit: { author, committer: author, message: subject },
    parents: parent === null ? [] : [{ sha: parent }],
  };
}

function runOf(repository: WorldRepository, run: WorldRun) {
  return {
    id: run.id,
    name: 'Tests',
    path: `.github/workflows/${run.workflow}`,
    run_number: run.id,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.commit,
    html_url: `${webOf(repository)}/actions/runs/${run.id}`,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    repository: { id: repository.id },
    head_repository: { id: run.isForeign === true ? repository.id + 1_000_000 : repository.id },
  };
}

function jobOf(repository: WorldRepository, run: WorldRun, job: WorldJob, index: number) {
  const id = run.id * 1000 + index + 1;
  return {
    id,
    run_id: run.id,
    run_attempt: run.attempt,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion,
    html_url: `${webOf(repository)}/actions/runs/${run.id}/job/${id}`,
    head_sha: run.commit,
    started_at: job.startedAt,
    completed_at: job.completedAt,
  };
}
