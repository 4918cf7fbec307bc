import { beforeEach, describe, expect, it } from 'vitest';

import { ok } from '@/lib/base/result';
import { findComponent } from '@/lib/names/catalog/find-component';
import { createGitHub, type GitHub } from '@/lib/upstream/github/client';
import type { StoredRecord } from '@/lib/upstream/store/model';

import { releasesResource } from './releases-resource';
import { handClock, memoryStore, settled, upstreamAt, type HandClock } from './upstream.fixture';

type Page = {
  readonly ids: readonly number[];
  readonly lastPage: number | null;
  readonly hasNext?: boolean;
};
type Respond = (page: number, perPage: number) => Page;

let clock: HandClock;
let respond: Respond;
let requests: number;

beforeEach(() => {
  clock = handClock(new Date('2026-11-23T10:00:00Z'));
  respond = listOf(340);
  requests = 0;
});

const range = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);

/** Pages a list of ids as GitHub does. */
function pagesOf(ids: readonly number[]): Respond {
  return (page, perPage) => {
    const lastPage = Math.max(1, Math.ceil(ids.length / perPage));
    return { ids: ids.slice((page - 1) * perPage, page * perPage), lastPage };
  };
}

const listOf = (count: number) => pagesOf(range(count).toReversed());
const without = (gone: (id: number) => boolean) =>
  pagesOf(
    range(340)
      .toReversed()
      .filter((id) => !gone(id)),
  );

const rowOf = (id: number) => ({
  id,
  tag_name: `v1.0.${id}`,
  prerelease: false,
  created_at: new Date(Date.UTC(2020, 0, id)).toISOString(),
  html_url: `https://github.com/o/r/releases/tag/v1.0.${id}`,
});

/** A GitHub that lists what {@link respond} says. */
function fakeGitHub(): GitHub {
  return {
    ...createGitHub({ apiUrl: 'http://127.0.0.1:9', token: 'token' }),
    request: async ({ parameters, schema }) => {
      requests += 1;
      const page = Number(parameters['page'] ?? 1);
      const { ids, lastPage, hasNext } = respond(page, Number(parameters['per_page']));
      return ok({
        kind: 'new',
        value: schema.parse(ids.map(rowOf)),
        etag: null,
        hasNext: hasNext ?? (lastPage !== null && page < lastPage),
        lastPage,
      });
    },
  };
}

function site(records: readonly StoredRecord[] = []) {
  const component = findComponent('kairos');
  if (component === null) throw new Error('no kairos');
  const releases = releasesResource(component, clock.now);
  const upstream = upstreamAt({
    apiUrl: 'http://127.0.0.1:9',
    token: 'token',
    clock,
    github: fakeGitHub(),
    store: memoryStore(records),
  });
  const visit = async () => {
    await upstream.read(releases, { waitMs: 0 });
    await settled(upstream, releases.key);
  };
  /** Lets time pass, with a visit each minute. */
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.advance(1);
      // oxlint-disable-next-line no-await-in-loop
      await visit();
    }
  };
  const seen = () => {
    const { cached, failure } = upstream.peek(releases);
    const value = cached?.value;
    return {
      count: value?.releases.length ?? 0,
      removed: value?.removed.length ?? 0,
      isWhole: value?.wholeAt !== null && value?.wholeAt !== undefined,
      failure: failure?.kind ?? null,
      failureWhere: failure?.kind === 'unreadable' ? failure.where : null,
    };
  };
  return { visit, pass, seen };
}

/** A site that has read all 340 releases. */
async function readSite() {
  const read = site();
  await read.pass(15);
  expect(read.seen()).toMatchObject({ count: 340, isWhole: true, failure: null });
  return read;
}

const WELL = { count: 340, removed: 0, failure: null };
const DAY = 24 * 60;
/** After the daily pass has begun, and before a later one confirms it. */
const LATE = DAY + 20;

describe('a list of releases that is suddenly short', () => {
  it.each<readonly [string, Respond, number]>([
    ['empty', () => ({ ids: [], lastPage: null }), LATE],
    [
      'one page without a next one',
      () => ({ ids: range(30, 311).toReversed(), lastPage: null }),
      LATE,
    ],
    ['one release', () => ({ ids: [340], lastPage: null }), LATE],
    ['the last release alone', () => ({ ids: [1], lastPage: null }), LATE],
    ['without half of its releases', without((id) => id % 2 === 0), 60],
    ['without its older half', without((id) => id <= 170), DAY + 40],
    [
      'empty from the second page on',
      (page) => (page === 1 ? listOf(340)(1, 30) : { ids: [], lastPage: null }),
      LATE,
    ],
  ])('loses nothing and says so: %s', async (_what, short, minutes) => {
    const { pass, seen } = await readSite();
    respond = short;
    await pass(minutes);
    expect(seen()).toMatchObject({
      removed: 0,
      failure: expect.stringMatching(/^(incomplete|unreadable)$/),
    });
    expect(seen().count).toBeGreaterThanOrEqual(340);
    respond = listOf(340);
    await pass(3 * 60);
    expect(seen()).toMatchObject(WELL);
  });

  it('loses nothing where one response was empty', async () => {
    const { visit, pass, seen } = await readSite();
    clock.advance(25 * 60);
    respond = () => ({ ids: [], lastPage: null });
    await visit();
    expect(seen()).toMatchObject({ count: 340, failure: 'incomplete' });
    respond = listOf(340);
    await pass(6);
    expect(seen()).toMatchObject(WELL);
  });

  it('does not count a loss as confirmed by an outage of half an hour', async () => {
    const { pass, seen } = await readSite();
    clock.advance(25 * 60);
    respond = () => ({ ids: [], lastPage: null });
    await pass(30);
    expect(seen()).toMatchObject({ count: 340, removed: 0, failure: 'incomplete' });
    respond = listOf(340);
    await pass(DAY);
    expect(seen()).toMatchObject(WELL);
  });

  it('removes what is missing from a later full reading too', async () => {
    const { pass, seen } = await readSite();
    respond = without((id) => id <= 170);
    await pass(DAY + 3 * 60);
    expect(seen()).toMatchObject({ count: 170, failure: null, isWhole: true });
  });

  it('removes a few releases immediately', async () => {
    const { pass, seen } = await readSite();
    respond = without((id) => [20, 100, 200].includes(id));
    await pass(DAY + 2 * 60);
    expect(seen()).toMatchObject({ count: 337, removed: 3, failure: null });
  });

  it('is read again immediately where the first of all readings was the short one', async () => {
    respond = () => ({ ids: [], lastPage: null });
    const { pass, seen } = site();
    await pass(2);
    expect(seen()).toMatchObject({ count: 0 });
    respond = listOf(340);
    await pass(90);
    expect(seen()).toMatchObject(WELL);
  });

  it('is read again soon where the first reading of all ended after one page', async () => {
    respond = () => ({ ids: range(30, 311).toReversed(), lastPage: null });
    const { pass, seen } = site();
    await pass(2);
    respond = listOf(340);
    await pass(90);
    expect(seen()).toMatchObject(WELL);
  });
});

describe('a list of releases that cannot be followed', () => {
  const first = listOf(60)(1, 30);

  it.each<[string, Respond]>([
    [
      'goes on with empty pages',
      (page) => (page === 1 ? first : { ids: [], lastPage: null, hasNext: true }),
    ],
    ['is empty and says that more follows', () => ({ ids: [], lastPage: 9, hasNext: true })],
    ['points to itself', () => ({ ...first, hasNext: true })],
    [
      'goes around in a circle',
      (page, perPage) => ({ ...listOf(90)(1 + ((page - 1) % 3), perPage), hasNext: true }),
    ],
    [
      'brings another first page each time, and nothing after it',
      (page) =>
        page === 1
          ? { ids: range(30, requests * 30), lastPage: 2 }
          : { ids: [], lastPage: 2, hasNext: true },
    ],
  ])('ends after a few requests, and says so: it %s', async (_what, endless) => {
    respond = endless;
    const { pass, seen } = site();
    await pass(60);
    expect(requests).toBeLessThan(30);
    expect(seen()).toMatchObject({ failure: 'unreadable', isWhole: false });
    respond = listOf(340);
    await pass(2 * 60);
    expect(seen()).toMatchObject({ failure: null, isWhole: true });
    expect(seen().count).toBeGreaterThanOrEqual(340);
  });

  it('ends after as many pages as 10,000 releases have, where each page brings one more', async () => {
    respond = (page) => ({ ids: [page], lastPage: null, hasNext: true });
    const { pass, seen } = site();
    await pass(400);
    expect(requests).toBeLessThan(360);
    expect(seen()).toMatchObject({ failure: 'unreadable', isWhole: false });
  });
});
