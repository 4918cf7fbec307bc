import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { describeFailure } from '@/lib/base/failure';
import { findMatrixSource } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixRefusal, SourceMatrix } from '@/lib/site/model/source-matrix';
import { builtInKeys, refreshBuiltIns } from '@/lib/upstream/resources/built-in-resources';
import { runsResource } from '@/lib/upstream/resources/runs-resource';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import {
  handClock,
  settled,
  upstreamAt,
  type HandClock,
} from '@/lib/upstream/resources/upstream.fixture';
import type { Fault } from '@/stand-in/faults';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { COMMITS, kairosWorld, startRun } from '@/stand-in/kairos-world';

import { composeMatrix } from './compose-matrix';
import { composeStatus } from './compose-status';

let standIn: StandIn;
let clock: HandClock;
let upstream: Upstream;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  clock = handClock();
  upstream = upstreamAt({ apiUrl: standIn.url, clock });
});

afterEach(async () => {
  await standIn.close();
});

/** Long enough for a busy machine. */
const PATIENT = { firstMs: 4000, refMs: 4000 };

const IMPATIENT = { firstMs: 300, refMs: 300 };

function compose(sourceId: string, ref: string | null = null, waits = PATIENT) {
  const composing = { upstream, webUrl: 'https://github.com', now: clock.now, waits };
  return composeMatrix(composing, sourceId, ref);
}

async function matrixOf(sourceId: string, ref: string | null = null): Promise<SourceMatrix> {
  const composed = await compose(sourceId, ref);
  if (!composed.ok) throw new Error(JSON.stringify(composed.failure));
  return composed.value;
}

async function refusalOf(sourceId: string, ref: string | null): Promise<MatrixRefusal | null> {
  const composed = await compose(sourceId, ref);
  return composed.ok ? null : composed.failure;
}

async function everythingSettled(): Promise<void> {
  await settled(upstream, ...builtInKeys(upstream));
}

describe('composeMatrix at the source’s own ref', () => {
  it('says what upstream says, live, with its repository and runs', async () => {
    const matrix = await matrixOf('kairos-init');
    expect(matrix).toMatchObject({
      ref: 'main',
      isDefaultRef: true,
      commit: COMMITS.initHead,
      committedAt: '2026-08-19T09:12:44Z',
      changedAt: '2026-07-13T14:20:11Z',
      repositoryUrl: 'https://github.com/kairos-io/kairos-init',
      fileUrl: `https://github.com/kairos-io/kairos-init/blob/${COMMITS.initHead}/.github/workflows/test.yml`,
      freshness: { state: 'live', failure: null },
      repository: { archived: true },
      repositoryFreshness: { state: 'live' },
      runs: { completed: { conclusion: 'failed' }, running: null },
      runsFreshness: { state: 'live' },
      runsFailure: null,
    });
    expect(matrix.reading.jobs[0]?.jobs).toHaveLength(60);
    expect(await matrixOf('kairos-init', 'main')).toEqual(matrix);
    expect(standIn.requests).toHaveLength(7);
  });

  it('reads the successor, whose matrix is computed and whose runs are another workflow’s', async () => {
    const matrix = await matrixOf('kairos');
    expect(matrix.reading.jobs).toMatchObject([{ job: 'build', matrix: 'computed' }]);
    expect(matrix.runs?.completed).toMatchObject({ workflow: 'master.yaml', conclusion: 'passed' });
  });

  it('shows the snapshot with the reason while upstream never responded', async () => {
    standIn.fault('/', { kind: 'html', status: 504 });
    const matrix = await matrixOf('kairos');
    expect(matrix).toMatchObject({
      freshness: {
        state: 'snapshot',
        checkedAt: null,
        failure: { kind: 'unavailable', status: 504 },
      },
      reading: { excerpt: [] },
      repository: null,
      runs: null,
      runsFailure: { kind: 'unavailable' },
    });
    expect(matrix.reading.jobs[0]?.jobs).toHaveLength(57);
    const requested = standIn.requests.length;
    for (let visit = 0; visit < 5; visit += 1) await matrixOf('kairos');
    expect(standIn.requests).toHaveLength(requested);
  });

  it.each<readonly [string, Fault, RegExp]>([
    [
      'a rate limit that is used up',
      { kind: 'rate-limited', resetsInSeconds: 1200 },
      /rate limit for this site is used up; it resets at \d\d:\d\d UTC/,
    ],
    [
      'a burst limit',
      { kind: 'secondary-limit', retryAfterSeconds: 60 },
      /secondary rate limit applies/,
    ],
    ['an HTML error page', { kind: 'html', status: 504 }, /GitHub responded with an error \(504\)/],
    ['truncated JSON', { kind: 'truncated' }, /response could not be read/],
    ['another shape', { kind: 'json', body: { hello: 'world' } }, /response could not be read/],
    ['broken connections', { kind: 'reset' }, /GitHub could not be reached/],
    [
      'nothing there',
      { kind: 'status', status: 404, message: 'Not Found' },
      /Not found on GitHub: /,
    ],
    [
      'a redirect to a foreign host',
      { kind: 'redirect', location: 'https://elsewhere.example/repos' },
      /redirects this request to https:\/\/elsewhere\.example/,
    ],
  ])(
    'shows the snapshot for %s, with the reason, and requests nothing at a visit',
    async (_what, fault, words) => {
      standIn.fault('/', fault);
      const { freshness, reading } = await matrixOf('kairos-init');
      expect(freshness.state).toBe('snapshot');
      expect(reading.jobs[0]?.jobs).toHaveLength(60);
      expect(freshness.failure && describeFailure(freshness.failure)).toMatch(words);
      await everythingSettled();
      const requested = standIn.requests.length;
      for (let visit = 0; visit < 3; visit += 1) await matrixOf('kairos-init');
      expect(standIn.requests).toHaveLength(requested);
    },
  );

  it('waits a moment for the first response, no longer, and then shows the snapshot', async () => {
    // A page that waited for this would show it, and no snapshot.
    standIn.fault('/', { kind: 'slow', ms: 700 });
    const composed = await compose('kairos-init', null, IMPATIENT);
    expect(composed).toMatchObject({ ok: true, value: { freshness: { state: 'snapshot' } } });
  });

  it('keeps showing the last good response, stale, with the reason', async () => {
    await matrixOf('kairos-init');
    clock.advance(21);
    standIn.fault('/', { kind: 'reset' });
    expect((await matrixOf('kairos-init')).freshness.state).toBe('live');
    await everythingSettled();
    const matrix = await matrixOf('kairos-init');
    expect(matrix).toMatchObject({
      freshness: {
        state: 'stale',
        failure: { kind: 'unreachable', code: 'ECONNRESET' },
        failingSince: clock.now().toISOString(),
      },
      runs: { completed: { conclusion: 'failed' } },
      runsFreshness: { state: 'stale' },
      runsFailure: { kind: 'unreachable' },
      repositoryFreshness: { state: 'live' },
    });
    expect(matrix.reading.jobs[0]?.jobs).toHaveLength(60);
  });

  it('shows a run in progress and the one before it', async () => {
    startRun(standIn.world, 'kairos-io/kairos');
    const { runs } = await matrixOf('kairos');
    expect(runs?.running).toMatchObject({ conclusion: 'running' });
    expect(runs?.completed).toMatchObject({ conclusion: 'passed' });
  });

  it('follows a repository to its new name', async () => {
    const repository = standIn.world.repositories.find(({ name }) => name === 'kairos');
    Object.assign(repository ?? {}, { name: 'kairos-os', formerNames: ['kairos-io/kairos'] });
    const matrix = await matrixOf('kairos');
    expect(matrix.repository?.fullName).toBe('kairos-io/kairos-os');
    expect(matrix.fileUrl).toMatch(/^https:\/\/github\.com\/kairos-io\/kairos-os\/blob\//);
    expect(matrix.runs?.completed).not.toBeNull();
  });
});

describe('composeMatrix at a ref that a visitor chose', () => {
  it('says what was tested then, with the runs of that commit', async () => {
    const matrix = await matrixOf('kairos-init', 'v0.18.1');
    expect(matrix).toMatchObject({
      ref: 'v0.18.1',
      isDefaultRef: false,
      commit: COMMITS.initFixed,
      freshness: { state: 'live' },
      runs: { completed: { id: 17_100_000_100 } },
    });
    expect((await matrixOf('kairos-init', 'v0.18.0')).reading.jobs[0]?.jobs).toHaveLength(58);
  });

  it('makes no request for the commit that is stored', async () => {
    const known = await matrixOf('kairos-init');
    const requested = standIn.requests.length;
    for (const ref of [COMMITS.initHead, COMMITS.initHead.slice(0, 7)]) {
      const matrix = await matrixOf('kairos-init', ref);
      expect(matrix).toMatchObject({ ref, isDefaultRef: false, commit: COMMITS.initHead });
      expect(matrix.reading).toBe(known.reading);
      // Runs of other commits say nothing of this one.
      expect(matrix.runs).toEqual({ ...known.runs, earlier: [] });
    }
    expect(standIn.requests).toHaveLength(requested);
  });

  it('requests a commit once, since it never changes', async () => {
    await matrixOf('kairos-init', COMMITS.initSwallowed);
    const requested = standIn.count(`/commits/${COMMITS.initSwallowed}`);
    clock.advance(24 * 60);
    const matrix = await matrixOf('kairos-init', COMMITS.initSwallowed);
    expect(matrix.freshness.state).toBe('live');
    expect(standIn.count(`/commits/${COMMITS.initSwallowed}`)).toBe(requested);
  });

  it('shows the snapshot’s own commit without upstream', async () => {
    standIn.fault('/', { kind: 'reset' });
    const { commit } = await matrixOf('kairos-init');
    const matrix = await matrixOf('kairos-init', commit);
    expect(matrix).toMatchObject({
      ref: commit,
      isDefaultRef: false,
      freshness: { state: 'snapshot' },
    });
  });

  it('refuses what is not there, what cannot be a ref, and an unknown source', async () => {
    expect(await refusalOf('kairos-init', 'no-such-branch')).toMatchObject({
      kind: 'upstream',
      ref: 'no-such-branch',
      failure: { kind: 'not-found', what: 'branch, tag or commit' },
      nextAttemptAt: expect.any(String),
    });
    expect(await refusalOf('kairos-init', 'a..b')).toMatchObject({
      kind: 'invalid-ref',
      reason: expect.stringContaining('“..”'),
    });
    expect(await refusalOf('nope', null)).toEqual({ kind: 'unknown-source', source: 'nope' });
  });

  it('refuses a ref without a record while upstream is down or silent', async () => {
    standIn.fault('/commits/v', { kind: 'html', status: 502 });
    expect(await refusalOf('kairos-init', 'v0.18.1')).toMatchObject({
      failure: { kind: 'unavailable', status: 502 },
    });
    standIn.fault('/commits/feature', { kind: 'slow', ms: 5000 });
    expect(await compose('kairos-init', 'feature/riscv64', IMPATIENT)).toMatchObject({
      ok: false,
      failure: { failure: { kind: 'timeout', afterMs: 300 } },
    });
  });
});

describe('composeStatus', () => {
  const status = () => composeStatus({ upstream, apiUrl: standIn.url, now: clock.now() });

  it('lists every built-in resource before any request', () => {
    const { resources, quota } = status();
    expect(resources.map(({ words }) => words)).toEqual([
      'Workflow file test.yml of kairos-io/kairos-init at main',
      'Runs of test.yml in kairos-io/kairos-init for main',
      'Repository kairos-io/kairos-init',
      'Workflow file _build-flavors.yaml of kairos-io/kairos at master',
      'Runs of master.yaml in kairos-io/kairos for master',
      'Repository kairos-io/kairos',
      ...['kairos', 'provider-kairos', 'immucore', 'AuroraBoot', 'osbuilder'].flatMap((name) => [
        `Releases of kairos-io/${name}`,
        ...(name === 'kairos' ? [] : [`Repository kairos-io/${name}`]),
      ]),
    ]);
    expect(resources.every(({ state, isBuiltIn }) => state === 'missing' && isBuiltIn)).toBe(true);
    expect(quota).toBeNull();
  });

  it('says of each when it last succeeded, why it fails and when it is requested next', async () => {
    standIn.fault('/repos/kairos-io/kairos/actions', { kind: 'status', status: 500 });
    await refreshBuiltIns(upstream);
    expect(status().resources.some(({ isRefreshing }) => isRefreshing)).toBe(true);
    await everythingSettled();
    await matrixOf('kairos-init', 'v0.18.0');
    const { resources, quota, store, pausedUntil } = status();
    expect(resources.map(({ state }) => state)).toEqual([
      'live',
      'live',
      'live',
      'live',
      'missing',
      ...Array.from({ length: 12 }, () => 'live'),
    ]);
    expect(resources[4]).toMatchObject({
      lastSuccessAt: null,
      lastAttemptAt: clock.now().toISOString(),
      failure: { kind: 'unavailable', status: 500 },
      failures: 1,
      nextAttemptAt: new Date(clock.now().getTime() + 60_000).toISOString(),
    });
    expect(
      resources
        .slice(15)
        .map(({ words }) => words)
        .toSorted(),
    ).toEqual([
      'Runs of test.yml in kairos-io/kairos-init for v0.18.0',
      'Workflow file test.yml of kairos-io/kairos-init at v0.18.0',
    ]);
    expect(quota).toMatchObject({ limit: 5000 });
    expect(store).toMatchObject({ place: 'memory', records: 17 });
    expect(pausedUntil).toBeNull();
  });

  it('lists no ref that does not exist', async () => {
    const ref = 'Free-ISO-at-evil.example/get-it-now';
    const source = findMatrixSource('kairos-init');
    if (source === null) throw new Error('no source');
    expect(await refusalOf('kairos-init', ref)).not.toBeNull();
    await upstream.read(runsResource({ source, ref, commit: null }), { waitMs: 4000 });
    const { resources, store } = status();
    expect(store.records).toBeGreaterThan(0);
    expect(JSON.stringify(resources)).not.toContain('Free-ISO');
  });

  it('calls stale what fails or was not confirmed in time', async () => {
    await refreshBuiltIns(upstream);
    await everythingSettled();
    clock.advance(41);
    expect(status().resources.map(({ state }) => state)).toEqual([
      'stale',
      'stale',
      'live',
      'stale',
      'stale',
      ...Array.from({ length: 10 }, () => 'live'),
    ]);
  });
});
