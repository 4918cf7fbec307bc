import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { LatestRuns } from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { createGitHub, type GitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository, type WorldJob, type WorldRun } from '@/stand-in/world';

import { storedRuns } from './parse-stored';
import type { Previous } from './resource';
import { runsResource } from './runs-resource';

const [source] = matrixSources;
const resource = runsResource({ source, ref: source.ref, commit: null });

let standIn: StandIn;
let github: GitHub;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  github = createGitHub({ apiUrl: standIn.url, timeoutMs: 3000 });
});

afterEach(async () => {
  await standIn.close();
});

type JobWords = Readonly<Record<string, string | null>>;

/** The jobs of a run by their names; null is a job that GitHub lists as in progress. */
function jobsOf(conclusions: JobWords): WorldJob[] {
  return Object.entries(conclusions).map(([name, conclusion]) => ({
    name,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    startedAt: '2026-11-01T10:00:00Z',
    completedAt: conclusion === null ? null : '2026-11-01T10:30:00Z',
  }));
}

/** A run of the minute that its number says. */
function run(id: number, conclusion: string | null, jobs: JobWords): WorldRun {
  const createdAt = `2026-11-01T10:${String(id).padStart(2, '0')}:00Z`;
  return {
    id,
    attempt: 1,
    workflow: 'test.yml',
    event: 'push',
    branch: source.ref,
    commit: '4a52b8724f0d3c1e5b6a7980c1d2e3f405162738',
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    createdAt,
    updatedAt: createdAt,
    jobs: jobsOf(jobs),
  };
}

/** Puts runs in the place of those of the repository; they can be changed between two fetches. */
function list(...runs: WorldRun[]): void {
  const repository = findRepository(standIn.world, 'kairos-io/kairos-init');
  if (repository === undefined) throw new Error('no kairos-init');
  repository.runs = runs;
}

async function next(previous: Previous<LatestRuns> | null = null): Promise<Previous<LatestRuns>> {
  const fetched = await resource.fetch(github, previous);
  if (!fetched.ok) throw new Error(JSON.stringify(fetched.failure));
  if (fetched.value.kind === 'changed') return fetched.value;
  if (previous === null) throw new Error('nothing came');
  return previous;
}

const idsOf = ({ value }: Previous<LatestRuns>) => ({
  completed: value.completed?.id ?? null,
  inconclusive: value.inconclusive?.id ?? null,
  running: value.running?.id ?? null,
  earlier: value.earlier.map(({ id }) => id),
});

const conclusionsOf = ({ value: { completed } }: Previous<LatestRuns>) =>
  Object.fromEntries(completed?.jobs.map(({ name, conclusion }) => [name, conclusion]) ?? []);

describe('the last verdict', () => {
  it.each([
    ['cancelled', 'cancelled'],
    ['skipped', 'skipped'],
    ['startup_failure', 'not-started'],
    ['action_required', 'not-started'],
    ['neutral', 'skipped'],
    ['stale', 'unknown'],
  ])('is kept beside a newer run that ended with %s', async (conclusion, ours) => {
    list(run(3, conclusion, { a: 'cancelled' }), run(2, 'success', { a: 'success' }));
    const read = await next();
    expect(idsOf(read)).toEqual({ completed: 2, inconclusive: 3, running: null, earlier: [] });
    expect(read.value.inconclusive?.conclusion).toBe(ours);
    expect(conclusionsOf(read)).toEqual({ a: 'passed' });
    expect(storedRuns.parse(JSON.parse(JSON.stringify(read.value)))).toEqual(read.value);
  });

  it('stays in addition to a queued run', async () => {
    const queued = { ...run(3, null, { a: null }), status: 'queued' };
    list(queued, run(2, 'failure', { a: 'failure' }));
    expect(idsOf(await next())).toMatchObject({ completed: 2, running: 3 });
  });

  it('is found after a page of runs without one', async () => {
    const cancelled = Array.from({ length: 25 }, (_, index) => run(30 + index, 'cancelled', {}));
    list(...cancelled, run(2, 'success', { a: 'success' }));
    expect(idsOf(await next())).toMatchObject({ completed: 2, inconclusive: 54 });
  });

  it('is none where no run has one', async () => {
    list(run(3, 'cancelled', { a: 'cancelled' }));
    expect(idsOf(await next())).toMatchObject({ completed: null, inconclusive: 3 });
  });

  it('is completed by an earlier run for the jobs to which it says nothing', async () => {
    list(
      run(5, 'failure', { a: 'failure', b: 'cancelled', c: 'skipped' }),
      run(4, 'cancelled', { b: 'cancelled' }),
      run(3, 'success', { a: 'success', b: 'success', c: 'success' }),
      run(2, 'success', { a: 'success' }),
    );
    const read = await next();
    expect(idsOf(read)).toMatchObject({ completed: 5, earlier: [3] });
    expect(standIn.count('/jobs')).toBe(2);
    await next({ ...read, etag: null });
    expect(standIn.count('/jobs')).toBe(2);
  });

  it('does without an earlier run whose jobs are gone', async () => {
    list(run(5, 'failure', { a: 'failure', b: 'cancelled' }), run(4, 'success', { b: 'success' }));
    standIn.fault('/actions/runs/4/', { kind: 'status', status: 404 });
    expect(idsOf(await next())).toMatchObject({ completed: 5, earlier: [] });
  });

  it('costs no other run where it says something of every job', async () => {
    list(run(5, 'success', { a: 'success' }), run(4, 'success', { a: 'success' }));
    expect(idsOf(await next())).toMatchObject({ completed: 5, earlier: [] });
    expect(standIn.count('/jobs')).toBe(1);
  });
});

describe('a job of a run that has ended', () => {
  it.each([
    ['in progress', { status: 'in_progress', conclusion: null }],
    ['queued', { status: 'queued', conclusion: null }],
    ['completed without a conclusion', { status: 'completed', conclusion: null }],
  ])('is read again while it is listed as %s', async (_what, words) => {
    const ended = run(1, 'success', { a: 'success', b: null });
    Object.assign(ended.jobs[1] ?? {}, words);
    list(ended);
    const first = await next();
    expect(conclusionsOf(first)['b']).not.toBe('failed');
    ended.jobs = jobsOf({ a: 'success', b: 'failure' });
    const second = await next(first);
    expect(standIn.requests.at(-2)?.status).toBe(304);
    expect(conclusionsOf(second)).toEqual({ a: 'passed', b: 'failed' });
    const requests = standIn.requests.length;
    expect(await next(second)).toBe(second);
    expect(standIn.requests).toHaveLength(requests + 1);
  });

  it('is read again in a cancelled run as well', async () => {
    const cancelled = run(2, 'cancelled', { a: null });
    list(cancelled, run(1, 'success', { a: 'success' }));
    const first = await next();
    cancelled.jobs = jobsOf({ a: 'failure' });
    const second = await next(first);
    expect(second.value.inconclusive?.jobs[0]?.conclusion).toBe('failed');
  });
});

describe('a row that cannot be read', () => {
  it('is counted, and an older run is shown in its place', async () => {
    const odd = run(3, 'failure', { a: 'failure' });
    Object.assign(odd, { commit: null });
    list(odd, run(2, 'success', { a: 'success' }));
    const read = await next();
    expect(idsOf(read)).toMatchObject({ completed: 2 });
    expect(read.value.unreadable).toBe(1);
  });

  it('is kept as it was where it had been read before', async () => {
    const newest = run(3, 'failure', { a: 'failure' });
    list(newest, run(2, 'success', { a: 'success' }));
    const first = await next();
    Object.assign(newest, { commit: null });
    const second = await next(first);
    expect(second.value).toEqual({ ...first.value, unreadable: 1 });
  });

  it('is kept as it was while it is in progress, and its jobs are followed', async () => {
    const newest = run(3, null, { a: null });
    list(newest, run(2, 'success', { a: 'success' }));
    const first = await next();
    Object.assign(newest, { commit: 7, jobs: jobsOf({ a: 'success' }) });
    const second = await next(first);
    expect(second.value.running?.jobs[0]?.conclusion).toBe('passed');
    expect(second.value.unreadable).toBe(1);
  });

  it('is kept and counted among jobs', async () => {
    const running = run(2, null, { a: null, b: null });
    list(running);
    const first = await next();
    running.jobs = jobsOf({ a: 'success', b: 'success' });
    Object.assign(running.jobs[1] ?? {}, { startedAt: 'yesterday' });
    const { value } = await next(first);
    expect(value.running?.unreadableJobs).toBe(1);
    expect(
      value.running?.jobs.map(({ name, conclusion }) => [name, conclusion]).toSorted(),
    ).toEqual([
      ['a', 'passed'],
      ['b', 'running'],
    ]);
  });
});
