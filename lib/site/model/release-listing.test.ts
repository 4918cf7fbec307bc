import { describe, expect, it } from 'vitest';

import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { listingOf } from './release-listing';
import type { TrackedComponent } from './tracked-component';
import { trackedComponent } from './tracked-component.fixture';

const releases = readReleases([releaseOf('v4.2.0', '2026-08-18')]);
const live = trackedComponent(releases);

describe('listingOf', () => {
  it('is complete and not stale when GitHub confirmed a list that was read to the end', () => {
    expect(listingOf(live)).toMatchObject({ coverage: 'complete', isStale: false });
  });

  it.each<[string, Partial<TrackedComponent>, object]>([
    [
      'a list that is still being read',
      { reading: { pagesRead: 1, pagesTotal: 3 } },
      { coverage: 'partial' },
    ],
    ['a row that could not be read', { unreadable: 1 }, { coverage: 'partial' }],
    ['nothing at all', { freshness: null }, { coverage: 'partial', isStale: true }],
    [
      'a snapshot',
      { snapshot: { lacks: [], assetNames: new Map([['v4.2.0', ['a.iso']]]) } },
      { coverage: 'snapshot', seenNames: new Map([['v4.2.0', ['a.iso']]]) },
    ],
  ])('is not complete by %s', (_, own, expected) => {
    expect(listingOf(trackedComponent(releases, own))).toMatchObject(expected);
  });

  it('is stale when GitHub no longer confirms it', () => {
    const { freshness } = live;
    if (freshness === null) throw new Error('The fixture is live.');
    const stale = trackedComponent(releases, { freshness: { ...freshness, state: 'stale' } });
    expect(listingOf(stale)).toMatchObject({ coverage: 'complete', isStale: true });
  });
});
