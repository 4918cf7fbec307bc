import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';
import type { Component } from '@/lib/names/catalog/model';
import type { ReleaseList } from '@/lib/releases/list/model';
import { createGitHub, type GitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository, type WorldRelease, type WorldRepository } from '@/stand-in/world';

import { storedReleases } from './parse-stored-releases';
import { releasesResource } from './releases-resource';
import type { Previous, Resource } from './resource';
import { handClock, settled, upstreamAt, type HandClock } from './upstream.fixture';

let standIn: StandIn;
let github: GitHub;
let clock: HandClock;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  github = createGitHub({ apiUrl: standIn.url, timeoutMs: 4000 });
  clock = handClock();
});

afterEach(async () => {
  await standIn.close();
});

function component(id: string): Component {
  const found = findComponent(id);
  if (found === null) throw new Error(`no ${id}`);
  return found;
}

function repository(name: string): WorldRepository {
  const found = findRepository(standIn.world, `kairos-io/${name}`);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function published(name: string): readonly WorldRelease[] {
  return repository(name).releases.filter(({ draft }) => !draft);
}

async function next(
  resource: Resource<ReleaseList>,
  previous: Previous<ReleaseList> | null,
): Promise<Previous<ReleaseList>> {
  const fetched = await resource.fetch(github, previous);
  expect(fetched).toMatchObject({ ok: true });
  if (!fetched.ok) throw new Error('no response');
  if (fetched.value.kind === 'changed') return fetched.value;
  if (previous === null) throw new Error('nothing came');
  return previous;
}

async function readAll(resource: Resource<ReleaseList>): Promise<Previous<ReleaseList>> {
  let resourceState = await next(resource, null);
  // oxlint-disable-next-line no-await-in-loop
  while (resourceState.value.wholeAt === null) resourceState = await next(resource, resourceState);
  return resourceState;
}

const kairos = () => releasesResource(component('kairos'), clock.now);

describe('the releases of a component', () => {
  it('come page by page, of 30, until all were met', async () => {
    const first = await next(kairos(), null);
    expect(first.value.releases).toHaveLength(30);
    expect(first.value).toMatchObject({ wholeAt: null, perPage: 30 });
    const { value } = await readAll(kairos());
    expect(new Set(value.releases.map(({ tag }) => tag))).toEqual(
      new Set(published('kairos').map(({ tag }) => tag)),
    );
    expect(value.releases.map(({ tag }) => tag)).not.toContain('v4.4.0');
  });

  it('come with all their files: 475 of one release', async () => {
    const { value } = await readAll(kairos());
    const large = value.releases.find(({ tag }) => tag === 'v3.7.2');
    const truth = published('kairos').find(({ tag }) => tag === 'v3.7.2');
    expect(large?.assets).toHaveLength(475);
    expect(large?.assets[3]).toMatchObject({
      name: truth?.assets[3]?.name,
      bytes: truth?.assets[3]?.size,
      downloads: truth?.assets[3]?.downloads,
      digest: truth?.assets[3]?.digest,
    });
    expect(large?.notes).toBe(truth?.body ?? '');
  });

  it('are stored in a form that is read again', async () => {
    const { value } = await readAll(kairos());
    expect(storedReleases.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  it('cost one request when nothing changed', async () => {
    const resourceState = await readAll(kairos());
    const before = standIn.requests.length;
    expect(await next(kairos(), resourceState)).toBe(resourceState);
    expect(standIn.requests.slice(before).map(({ status }) => status)).toEqual([304]);
  });

  it('are requested again with another token, whose ETags differ', async () => {
    const resourceState = await readAll(kairos());
    await next(kairos(), { ...resourceState, etag: null });
    expect(standIn.requests.at(-1)).toMatchObject({ ifNoneMatch: null, status: 200 });
  });

  it('are read in half pages after a gateway error, and continue from where they were', async () => {
    repository('kairos').mostReleasesOfPage = 10;
    const first = await next(kairos(), null);
    expect(first.value.perPage).toBe(7);
    expect(first.value.releases).toHaveLength(7);
    expect(standIn.requests.map(({ status }) => status)).toEqual([504, 504, 200]);
    const { value } = await readAll(kairos());
    expect(value.releases).toHaveLength(published('kairos').length);
  });

  it('stay unchanged when even few are too many', async () => {
    standIn.fault('/releases', { kind: 'html', status: 504 });
    const fetched = await kairos().fetch(github, null);
    expect(fetched).toEqual({ ok: false, failure: { kind: 'unavailable', status: 504 } });
    expect(standIn.requests).toHaveLength(4);
  });

  it('continue after a failure in the middle, from the page that failed', async () => {
    const first = await next(kairos(), null);
    standIn.fault('page=2', { kind: 'reset' }, 1);
    expect((await kairos().fetch(github, first)).ok).toBe(false);
    const second = await next(kairos(), first);
    expect(second.value.releases).toHaveLength(60);
    expect(standIn.requests.at(-1)?.path).toContain('page=2');
  });

  it('are read where the repository was renamed', async () => {
    repository('osbuilder').formerNames.push('kairos-io/old-builder');
    const renamed = {
      id: 'osbuilder',
      repository: { owner: 'kairos-io', name: 'old-builder' },
    };
    const { value } = await readAll(releasesResource(renamed, clock.now));
    expect(value.releases).toHaveLength(published('osbuilder').length);
  });

  it('say what went, came and changed, and when', async () => {
    const resourceState = await readAll(kairos());
    const releases = repository('kairos').releases;
    const [, gone, edited] = releases.filter(({ draft }) => !draft);
    if (gone === undefined || edited === undefined) throw new Error('too few');
    releases.splice(releases.indexOf(gone), 1);
    edited.body = 'Written anew.';
    clock.advance(60);
    const { value } = await next(kairos(), resourceState);
    const noticedAt = clock.now().toISOString();
    expect(value.removed).toEqual([{ tag: gone.tag, noticedAt }]);
    expect(value.releases.find(({ tag }) => tag === edited.tag)?.change).toEqual({
      noticedAt,
      what: ['notes'],
    });
  });

  it('keep a release whose row cannot be read any more, and count it', async () => {
    const resourceState = await readAll(kairos());
    const [, odd] = repository('kairos').releases.filter(({ draft }) => !draft);
    if (odd === undefined) throw new Error('too few');
    Object.assign(odd, { prerelease: 'perhaps' });
    clock.advance(60);
    const { value } = await next(kairos(), resourceState);
    expect(value.removed).toEqual([]);
    expect(value.releases).toEqual(resourceState.value.releases);
    expect(value.pages[0]?.unreadable).toBe(1);
    clock.advance(24 * 60);
    let later: Previous<ReleaseList> = { value, etag: null };
    for (let hour = 0; hour < 30; hour += 1) {
      // oxlint-disable-next-line no-await-in-loop
      later = await next(kairos(), later);
      clock.advance(120);
    }
    expect(later.value).toMatchObject({ pass: null, removed: [] });
    expect(later.value.wholeAt).not.toBe(resourceState.value.wholeAt);
    expect(later.value.releases.map(({ tag }) => tag)).toContain(odd.tag);
  });

  it('keep a file whose row cannot be read any more, and are not changed by it', async () => {
    const resourceState = await readAll(kairos());
    const release = repository('kairos').releases.find(({ tag }) => tag === 'v4.2.0');
    const [odd] = release?.assets ?? [];
    if (release === undefined || odd === undefined) throw new Error('too few');
    Object.assign(odd, { size: 'large' });
    clock.advance(60);
    const { value } = await next(kairos(), resourceState);
    const read = value.releases.find(({ tag }) => tag === 'v4.2.0');
    expect(read?.assets.map(({ name }) => name)).toContain(odd.name);
    expect(read).toMatchObject({ unreadableAssets: 1, change: null });
  });

  it('notice within a day what was edited far below, one page at a time', async () => {
    let resourceState = await readAll(kairos());
    const old = published('kairos').at(-1);
    if (old === undefined) throw new Error('none');
    old.body = 'Written anew.';
    clock.advance(24 * 60);
    const before = standIn.requests.length;
    for (let hour = 0; hour < 12; hour += 1) {
      // oxlint-disable-next-line no-await-in-loop
      resourceState = await next(kairos(), resourceState);
      clock.advance(60);
    }
    expect(resourceState.value.releases.find(({ tag }) => tag === old.tag)?.change?.what).toEqual([
      'notes',
    ]);
    expect(standIn.requests.length - before).toBeLessThanOrEqual(18);
  });

  it.each([
    ['a page of HTML', { kind: 'html', status: 200 } as const],
    ['a list of something else', { kind: 'json', body: [{ not: 'a release' }] } as const],
  ])('are not taken from %s', async (_what, fault) => {
    standIn.fault('/releases', fault);
    const fetched = await kairos().fetch(github, null);
    expect(fetched).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });
});

describe('a site that starts', () => {
  it('gives the first page to the first visitor and reads the rest in the background', async () => {
    const upstream = upstreamAt({ apiUrl: standIn.url, clock });
    const resourceState = await upstream.read(kairos(), { waitMs: 4000 });
    expect(resourceState.cached?.value.releases).toHaveLength(30);
    for (let tick = 0; tick < 10; tick += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await upstream.read(kairos(), { waitMs: 0 });
      // oxlint-disable-next-line no-await-in-loop
      await settled(upstream, kairos().key);
    }
    const { cached } = upstream.peek(kairos());
    expect(cached?.value.wholeAt).not.toBeNull();
    const requested = standIn.count('/releases');
    await upstream.read(kairos(), { waitMs: 0 });
    await settled(upstream, kairos().key);
    expect(standIn.count('/releases')).toBe(requested);
  });
});
