import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { COMPONENTS } from '@/lib/names/catalog/components';
import { findComponent } from '@/lib/names/catalog/find-component';
import { handClock, upstreamAt } from '@/lib/upstream/resources/upstream.fixture';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import { composeReleases } from './compose-releases';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
});

afterEach(() => standIn.close());

async function compose(id: string, { mayRequest = true, firstWaitMs = 3000 } = {}) {
  const component = findComponent(id);
  if (component === null) throw new Error(`no ${id}`);
  const clock = handClock();
  const upstream = upstreamAt({ apiUrl: standIn.url, clock });
  const webUrl = 'https://github.com';
  return composeReleases(
    { upstream, webUrl, now: clock.now(), mayRequest, firstWaitMs },
    component,
  );
}

describe('composeReleases', () => {
  it('gives the first page immediately and says how many follow', async () => {
    const tracked = await compose('kairos');
    expect(tracked.snapshot).toBeNull();
    expect(tracked.releases.entries).toHaveLength(30);
    expect(tracked.reading).toEqual({ pagesRead: 1, pagesTotal: 4 });
    expect(tracked.freshness?.state).toBe('live');
  });

  it('says what GitHub says of the repository', async () => {
    const { releases } = await compose('immucore');
    expect(releases.entries[0]?.status).toMatchObject({ state: 'moved', to: 'kairos' });
  });

  it.each(COMPONENTS.map(({ id }) => id))(
    'shows the snapshot of %s without links to files while GitHub is down',
    async (id) => {
      standIn.fault(/./, { kind: 'html', status: 502 });
      const tracked = await compose(id);
      expect(tracked.failure).toEqual({ kind: 'unavailable', status: 502 });
      expect(tracked.releases.entries.every(({ release }) => release.assets.length === 0)).toBe(
        true,
      );
      if (tracked.snapshot !== null) expect(tracked.snapshot.lacks.length).toBeGreaterThan(0);
    },
  );

  it('waits no longer than it may', async () => {
    // A page that waited for this would show it, and no snapshot.
    standIn.fault(/./, { kind: 'slow', ms: 2000 });
    const tracked = await compose('kairos', { firstWaitMs: 100 });
    expect(tracked).toMatchObject({ failure: null, freshness: { state: 'snapshot' } });
  });

  it('makes no request for what is not shown', async () => {
    await compose('hadron', { mayRequest: false });
    expect(standIn.requests).toEqual([]);
  });
});
