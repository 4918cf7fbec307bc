import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import { findLoss } from './list-loss';
import { matrixHistoryResource, matrixRefsResource } from './matrix-history-resource';
import { pastRunListResource } from './past-runs-resource';
import type { Resource, ResourceState } from './resource';
import { runsResource } from './runs-resource';
import { tagCommitsResource } from './tag-commits-resource';
import type { Upstream } from './upstream';
import { handClock, settled, upstreamAt, type HandClock } from './upstream.fixture';

const names = (count: number) => Array.from({ length: count }, (_, at) => `v0.${at}.0`);

describe('findLoss', () => {
  it.each([
    ['nothing', 10, 10, null],
    ['one entry of two', 2, 1, null],
    ['a fifth', 10, 8, null],
    ['more than a fifth', 10, 7, { what: 'list of tags', missing: 3, of: 10 }],
    ['all entries', 10, 0, { what: 'list of tags', missing: 10, of: 10 }],
    ['the only entry', 1, 0, { what: 'list of tags', missing: 1, of: 1 }],
    ['nothing of nothing', 0, 0, null],
  ])('judges a list that lacks %s', (_what, before, after, loss) => {
    expect(findLoss('list of tags', names(before), names(after))).toEqual(loss);
  });

  it('counts entries and not their number', () => {
    const replaced = names(10).map((name) => `${name}-rc1`);
    expect(findLoss('list of tags', names(10), replaced)).toMatchObject({ missing: 10 });
  });
});

const [source] = matrixSources;
const NO_RUNS = { total_count: 0, workflow_runs: [] };

let standIn: StandIn;
let clock: HandClock;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  clock = handClock();
});

afterEach(() => standIn.close());

type Case = {
  readonly name: string;
  /** Reads the list, waits for the response where it is due, and returns its state. */
  readonly read: (upstream: Upstream) => Promise<ResourceState<unknown>>;
  readonly path: RegExp;
  readonly body: unknown;
};

/** A list of GitHub, and the path and the body of a response that has nothing of it. */
function caseOf<Value>(
  name: string,
  resource: Resource<Value>,
  path: RegExp,
  body: unknown = [],
): Case {
  const read = async (upstream: Upstream) => {
    await upstream.read(resource, { waitMs: 5000 });
    await settled(upstream, resource.key);
    return upstream.peek(resource);
  };
  return { name, read, path, body };
}

const latestRuns = runsResource({ source, ref: source.ref, commit: null });

const CASES: readonly Case[] = [
  caseOf('history of a workflow file', matrixHistoryResource(source), /\/commits\?/),
  caseOf('list of branches and tags', matrixRefsResource(source), /\/(?:branches|tags)\?/),
  caseOf('list of the latest runs', latestRuns, /\/runs\?/, NO_RUNS),
  caseOf('list of past runs', pastRunListResource(source), /\/runs\?/, NO_RUNS),
  caseOf('list of tags with their commits', tagCommitsResource(source.repository), /\/tags\?/),
];

describe.each(CASES)('a $name that is suddenly empty', ({ read, path, body }) => {
  const DAY = 25 * 60;

  async function readAfter(upstream: Upstream, minutes: number) {
    clock.advance(minutes);
    return read(upstream);
  }

  async function open() {
    const upstream = upstreamAt({ apiUrl: standIn.url, clock, token: 'a-token' });
    const { cached } = await readAfter(upstream, 0);
    expect(cached).not.toBeNull();
    return { upstream, before: cached?.value };
  }

  it('stays as it was, and says what is missing', async () => {
    const { upstream, before } = await open();
    standIn.fault(path, { kind: 'json', body });
    const during = await readAfter(upstream, DAY);
    expect(during.cached?.value).toEqual(before);
    expect(during.failure).toMatchObject({ kind: 'incomplete' });
    standIn.clearFaults();
    const after = await readAfter(upstream, DAY);
    expect(after).toMatchObject({ failure: null, cached: { value: before } });
  });

  it('is accepted once it was empty for an hour, not counting an outage before', async () => {
    const { upstream, before } = await open();
    standIn.fault(path, { kind: 'status', status: 500 });
    await readAfter(upstream, DAY);
    standIn.clearFaults();
    standIn.fault(path, { kind: 'json', body });
    await readAfter(upstream, DAY);
    expect((await readAfter(upstream, 40)).cached?.value).toEqual(before);
    const accepted = await readAfter(upstream, 40);
    expect(accepted.failure).toBeNull();
    expect(accepted.cached?.value).not.toEqual(before);
  });
});
