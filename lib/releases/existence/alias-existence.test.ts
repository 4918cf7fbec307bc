import { describe, expect, it } from 'vitest';

import { componentOf, MIXED, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { aliasExistence } from './alias-existence';
import type { ReleaseListing } from './model';

const listing = (releases = MIXED, coverage: ReleaseListing['coverage'] = 'complete') => ({
  component: componentOf('kairos'),
  entries: readReleases(releases).entries,
  removed: [],
  coverage,
  isStale: false,
  seenNames: new Map(),
});

describe('aliasExistence', () => {
  it('says of a component with only pre-releases so, and offers them', () => {
    const early = [releaseOf('v1.0.0-rc1', '2026-01-01'), releaseOf('v1.0.0-rc2', '2026-01-02')];
    expect(aliasExistence(listing(early), { kind: 'latest' })).toMatchObject({
      state: 'missing',
      reason: 'Kairos has no final release. There are only pre-releases.',
      nearest: ['v1.0.0-rc2', 'v1.0.0-rc1'],
    });
  });

  it('says of a line with nothing final so', () => {
    expect(aliasExistence(listing(), { kind: 'line', line: '4.1' })).toMatchObject({
      state: 'missing',
      reason: 'Kairos has no final release in 4.1.x. There are only pre-releases.',
      nearest: ['v4.1.0'],
    });
  });

  it('offers the nearest tags of a line that does not exist', () => {
    const verdict = aliasExistence(listing(), { kind: 'line', line: '3.9' });
    expect(verdict.reason).toBe('Kairos has no final release in 3.9.x.');
    expect(verdict.nearest.length).toBeGreaterThan(0);
  });

  it('is unknown while the list is not read to the end', () => {
    const verdict = aliasExistence(listing([], 'partial'), { kind: 'latest' });
    expect(verdict).toMatchObject({ state: 'unknown', nearest: [] });
  });
});
