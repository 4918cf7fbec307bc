import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NO_RUNS } from '@/lib/matrix/runs/model';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { createGitHub, type GitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { COMMITS, endRun, kairosWorld, startRun } from '@/stand-in/kairos-world';
import { findRepository, type WorldRepository } from '@/stand-in/world';

import { matrixFileResource } from './matrix-file-resource';
import { storedMatrixFile, storedReading, storedRuns, type MatrixFile } from './parse-stored';
import type { Fetched, Previous, Resource } from './resource';
import { runsResource } from './runs-resource';

const [kairosInit] = matrixSources;
const kairos = findMatrixSource('kairos') ?? kairosInit;

let standIn: StandIn;
let github: GitHub;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  github = createGitHub({ apiUrl: standIn.url, timeoutMs: 1000 });
});

afterEach(async () => {
  await standIn.close();
});

function repositoryOf(fullName: string): WorldRepository {
  const found = findRepository(standIn.world, fullName);
  if (found === undefined) throw new Error(`no ${fullName}`);
  return found;
}

async function fetchOf<Value>(
  resource: Resource<Value>,
  previous: Previous<Value> | null = null,
): Promise<Fetched<Value>> {
  const fetched = await resource.fetch(github, previous);
  if (!fetched.ok) throw new Error(JSON.stringify(fetched.failure));
  return fetched.value;
}

async function fetchNew<Value>(
  resource: Resource<Value>,
  previous: Previous<Value> | null = null,
): Promise<Previous<Value>> {
  const fetched = await fetchOf(resource, previous);
  if (fetched.kind === 'unchanged') throw new Error('unchanged');
  return fetched;
}

async function failureOf<Value>(resource: Resource<Value>) {
  const fetched = await resource.fetch(github, null);
  return fetched.ok ? null : fetched.failure;
}

describe('a matrix file', () => {
  const main = matrixFileResource(kairosInit, 'main');

  it('is read at the commit of the ref, with the time of its last change', async () => {
    const { value, etag } = await fetchNew(main);
    expect(value).toMatchObject({
      commit: COMMITS.initHead,
      committedAt: '2026-08-19T09:12:44Z',
      changedAt: '2026-07-13T14:20:11Z',
    });
    expect(value.reading.jobs[0]?.jobs).toHaveLength(60);
    expect(etag).toMatch(/^W\//);
    expect(standIn.requests).toHaveLength(3);
    expect(storedMatrixFile.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  it('costs one request as long as the ref does not move', async () => {
    const first = await fetchNew(main);
    expect(await fetchOf(main, first)).toEqual({ kind: 'unchanged' });
    expect(standIn.requests.slice(3)).toMatchObject([{ status: 304 }]);
  });

  it('is read again at another commit', async () => {
    const first = await fetchNew(main);
    repositoryOf('kairos-io/kairos-init').branches['main'] = COMMITS.initSwallowed;
    const second = await fetchNew(main, first);
    expect(second.value.commit).toBe(COMMITS.initSwallowed);
    expect(second.value.reading.jobs[0]?.jobs).toHaveLength(58);
  });

  it('keeps its value when the same commit is in the response again', async () => {
    const first = await fetchNew(main);
    const second = await fetchNew(main, { ...first, etag: null });
    expect(second.value.reading).toBe(first.value.reading);
    expect(standIn.requests).toHaveLength(4);
  });

  it('works without the time of its last change, and requests it again', async () => {
    standIn.fault('path=', { kind: 'html', status: 504 }, 1);
    const first = await fetchNew(main);
    expect(first.value.changedAt).toBeNull();
    const second = await fetchNew(main, first);
    expect(second.value).toEqual({ ...first.value, changedAt: '2026-07-13T14:20:11Z' });
  });

  it('fails when the file cannot be fetched', async () => {
    standIn.fault('/contents/', { kind: 'html', status: 504 });
    expect(await failureOf(main)).toEqual({ kind: 'unavailable', status: 504 });
  });

  it.each([
    ['v0.18.0', 58],
    ['feature/riscv64', 60],
    [COMMITS.initSwallowed, 58],
    [COMMITS.initSwallowed.slice(0, 7), 58],
  ])('is read at %s', async (ref, count) => {
    const { value } = await fetchNew(matrixFileResource(kairosInit, ref));
    expect(value.reading.jobs[0]?.jobs).toHaveLength(count);
  });

  it.each([
    ['no-such-branch', 'branch, tag or commit'],
    ['0123456789abcdef', 'branch, tag or commit'],
    ['without-workflow', 'workflow file at this commit'],
  ])('is not found at %s', async (ref, what) => {
    expect(await failureOf(matrixFileResource(kairosInit, ref))).toEqual({
      kind: 'not-found',
      what,
    });
  });

  it('is read as far as it can be when it is broken', async () => {
    const { value } = await fetchNew(matrixFileResource(kairosInit, 'broken'));
    expect(value.reading.problems.length).toBeGreaterThan(0);
  });
});

describe('the runs', () => {
  const runs = runsResource({ source: kairosInit, ref: 'main', commit: null });

  it('are the latest of the repository’s own that ended, with all jobs', async () => {
    const { value } = await fetchNew(runs);
    expect(value.running).toBeNull();
    expect(value.completed).toMatchObject({
      id: 17_100_000_200,
      workflow: 'test.yml',
      commit: COMMITS.initHead,
      conclusion: 'failed',
      completedAt: '2026-08-19T10:41:27Z',
      unreadableJobs: 0,
    });
    const conclusions = value.completed?.jobs.map(({ conclusion }) => conclusion) ?? [];
    expect(conclusions).toHaveLength(60);
    expect(conclusions.filter((each) => each !== 'passed').toSorted()).toEqual([
      'cancelled',
      'failed',
      'skipped',
    ]);
    expect(value.completed?.jobs[0]?.name).toBe('amd64 - ubuntu:20.04 - generic  ');
    expect(storedRuns.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  it('bring the jobs of every page', async () => {
    const { value } = await fetchNew(runsResource({ source: kairos, ref: 'master', commit: null }));
    expect(value.completed?.jobs).toHaveLength(116);
    expect(standIn.count('/jobs')).toBe(2);
    const names = value.completed?.jobs.map(({ name }) => name);
    expect(names).toContain('build-flavors / ubuntu:24.04 (amd64) +uki');
  });

  it('fail when a page fails', async () => {
    standIn.fault(/\/jobs.*page=2/, { kind: 'reset' });
    const resource = runsResource({ source: kairos, ref: 'master', commit: null });
    expect(await failureOf(resource)).toEqual({ kind: 'unreachable', code: 'ECONNRESET' });
  });

  it('request the jobs of an ended run once, also when the list is fetched again', async () => {
    const first = await fetchNew(runs);
    expect(await fetchOf(runs, first)).toEqual({ kind: 'unchanged' });
    expect((await fetchNew(runs, { ...first, etag: null })).value).toEqual(first.value);
    // One of the run itself, and one of the run before it, for the jobs that were cancelled.
    expect(standIn.count('/jobs')).toBe(2);
  });

  it('are requested again for a repeated run', async () => {
    const first = await fetchNew(runs);
    const run = repositoryOf('kairos-io/kairos-init').runs[1];
    if (run !== undefined) run.attempt = 2;
    const second = await fetchNew(runs, first);
    expect(second.value.completed?.attempt).toBe(2);
    expect(standIn.count('/jobs')).toBe(3);
  });

  it('follow a run in progress in addition to the last that ended, until it ends', async () => {
    const run = startRun(standIn.world, 'kairos-io/kairos');
    const resource = runsResource({ source: kairos, ref: 'master', commit: null });
    const first = await fetchNew(resource);
    expect(first.value.completed?.id).toBe(18_200_000_100);
    expect(first.value.running).toMatchObject({ conclusion: 'running', completedAt: null });
    expect(first.value.running?.jobs.filter(isRunning)).toHaveLength(96);

    const [, , , later] = run.jobs.toReversed();
    if (later !== undefined) Object.assign(later, { status: 'completed', conclusion: 'failure' });
    const second = await fetchNew(resource, first);
    expect(second.value.running?.jobs.filter(isRunning)).toHaveLength(95);
    expect(second.value.completed).toEqual(first.value.completed);

    endRun(run);
    const third = await fetchNew(resource, second);
    expect(third.value.running).toBeNull();
    expect(third.value.completed).toMatchObject({ id: run.id, conclusion: 'passed' });
    expect(third.value.completed?.jobs.filter(isRunning)).toHaveLength(0);
  });

  it('are none where nothing ran', async () => {
    const { value } = await fetchNew(runsResource({ source: kairos, ref: 'other', commit: null }));
    expect(value).toEqual(NO_RUNS);
  });

  it('are those of its commit for a tag, and for a commit', async () => {
    const ofTag = runsResource({ source: kairosInit, ref: 'v0.18.1', commit: COMMITS.initFixed });
    expect((await fetchNew(ofTag)).value.completed?.id).toBe(17_100_000_100);
    const short = COMMITS.initFixed.slice(0, 8);
    const ofCommit = runsResource({ source: kairosInit, ref: short, commit: COMMITS.initFixed });
    expect((await fetchNew(ofCommit)).value.completed?.id).toBe(17_100_000_100);
    expect(standIn.count('branch=')).toBe(1);
    expect(standIn.count(`head_sha=${COMMITS.initFixed}`)).toBe(2);
  });

  it('are looked for in each workflow that may carry them', async () => {
    const source = { ...kairos, runsOf: ['gone.yaml', '_build-flavors.yaml', 'master.yaml'] };
    const { value, etag } = await fetchNew(runsResource({ source, ref: 'master', commit: null }));
    expect(value.completed?.workflow).toBe('master.yaml');
    expect(etag).toBeNull();
  });

  it('are not found when no such workflow is there', async () => {
    const source = { ...kairos, runsOf: ['gone.yaml'] };
    expect(await failureOf(runsResource({ source, ref: 'master', commit: null }))).toEqual({
      kind: 'not-found',
      what: 'workflow',
    });
  });

  it('are found after a page full of proposals', async () => {
    const { runs: list } = repositoryOf('kairos-io/kairos-init');
    const [proposal] = list;
    if (proposal === undefined) throw new Error('no proposal');
    for (let count = 0; count < 30; count += 1) {
      list.push({ ...proposal, id: proposal.id + count, createdAt: '2026-11-01T00:00:00Z' });
    }
    expect((await fetchNew(runs)).value.completed?.id).toBe(17_100_000_200);
  });

  it('count a job that cannot be read, and keep the others', async () => {
    const { runs: list } = repositoryOf('kairos-io/kairos-init');
    Object.assign(list[1]?.jobs[7] ?? {}, { name: null });
    const { value } = await fetchNew(runs);
    expect(value.completed).toMatchObject({ unreadableJobs: 1 });
    expect(value.completed?.jobs).toHaveLength(59);
  });
});

describe('what was kept', () => {
  it('is refused in another form', () => {
    const reading: MatrixFile['reading'] = {
      workflowName: null,
      jobs: [],
      problems: [],
      excerpt: [],
    };
    expect(storedReading.safeParse(reading).success).toBe(true);
    expect(storedReading.safeParse({ ...reading, jobs: [{}] }).success).toBe(false);
    expect(storedMatrixFile.safeParse({ reading }).success).toBe(false);
    expect(storedRuns.safeParse(NO_RUNS).success).toBe(true);
    expect(storedRuns.safeParse({ completed: {} }).success).toBe(false);
  });
});

function isRunning({ conclusion }: { readonly conclusion: string }): boolean {
  return conclusion === 'running';
}
