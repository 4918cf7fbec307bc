import { describe, expect, it } from 'vitest';

import { groupByMonth } from './group-by-month';
import { readReleases, releaseOf } from './releases.fixture';
import { selectReleases } from './select-releases';

const { found } = selectReleases(
  [
    readReleases([
      releaseOf('v4.2.0', '2026-11-18'),
      releaseOf('v4.1.2', '2026-11-02'),
      releaseOf('v4.1.0', '2025-11-30'),
      releaseOf('v4.0.0', '', { publishedAt: '' }),
    ]),
  ],
  { components: [], text: '', withPreliminary: true, year: null },
);

describe('groupByMonth', () => {
  it('calls the current month so, and no other year’s month of that name', () => {
    const groups = groupByMonth(found, '2026-11-27T08:00:00Z');
    expect(
      groups.map(({ title, releases }) => [title, releases.map(({ entry }) => entry.release.tag)]),
    ).toEqual([
      ['This month, November 2026', ['v4.2.0', 'v4.1.2']],
      ['November 2025', ['v4.1.0']],
      ['No date', ['v4.0.0']],
    ]);
  });
});
