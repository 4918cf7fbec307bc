import { describe, expect, it } from 'vitest';

import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { componentOf } from '@/lib/releases/list/releases.fixture';
import type { SupportStatus } from '@/lib/releases/list/support';

import { releaseBadge } from './release-badge';

const NOW = '2026-11-27T08:00:00Z';

function badgeOf(status: SupportStatus, checkedAt: string | null) {
  const freshness =
    checkedAt === null
      ? null
      : {
          state: 'live' as const,
          fetchedAt: checkedAt,
          checkedAt,
          failure: null,
          failingSince: null,
          nextAttemptAt: null,
        };
  const release = { tag: 'v4.3.0', publishedAt: '2026-11-01T00:00:00Z' };
  const entry = { componentId: 'kairos', release, status } as ReleaseEntry;
  return releaseBadge({ component: componentOf('kairos'), freshness, snapshot: null }, entry, NOW);
}

describe('releaseBadge', () => {
  it.each([
    ['supported', { state: 'supported' }, 'supported', 'good'],
    ['superseded', { state: 'superseded', by: 'v4.3.1' }, 'superseded by v4.3.1', 'neutral'],
    ['archived', { state: 'archived' }, 'archived', 'warning'],
    ['a pre-release', { state: 'prerelease' }, 'pre-release', 'neutral'],
  ] as const)('says that a release is %s', (_, status, message, tone) => {
    expect(badgeOf(status, NOW)).toMatchObject({ label: 'kairos v4.3.0', message, tone });
  });

  it('is not good, and says the day, where the list of releases is older than 30 days', () => {
    expect(badgeOf({ state: 'supported' }, '2026-10-01T00:00:00Z')).toMatchObject({
      message: 'supported on 1 Oct 2026',
      tone: 'neutral',
    });
    expect(badgeOf({ state: 'supported' }, null).tone).toBe('neutral');
  });
});
