import { describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { loadedHistory } from '@/lib/site/model/matrix-history-page.fixture';

import {
  describeCell,
  describeChanges,
  describeHistoryRefusal,
  describeLapse,
  describeProgress,
  describeUnknown,
} from './describe-history';

const read = loadedHistory({ isAllRead: true });
const partly = loadedHistory({ isAllRead: false });

describe('describeProgress', () => {
  it.each([
    [partly, '5 of 6 commits read'],
    [read, '6 commits, all read'],
    [{ ...read, isWhole: false }, '6 commits, all read; the file has more, which are not listed'],
  ])('counts commits: %#', (history, words) => {
    expect(describeProgress(history)).toBe(words);
  });
});

describe('describeChanges', () => {
  it('counts what a commit did, and says nothing of what is unknown', () => {
    expect(read.steps.map(describeChanges).slice(0, 2)).toEqual([
      '2 dropped, 4 added',
      '4 dropped (3 silently), 4 added',
    ]);
    expect(partly.steps.map(describeUnknown).slice(0, 4)).toEqual([
      null,
      'Unknown until the commit before it is read.',
      'Not read yet.',
      null,
    ]);
  });
});

describe('describeLapse', () => {
  it('has both days and how many lie between them', () => {
    const words = read.lapses.map(
      (lapse) => `${describeCell(lapse.cell)}: ${describeLapse(lapse)}`,
    );
    expect(words).toContain(
      'ghcr.io/kairos-io/hadron:main on arm64, standard boot: 7 Jul 2026 to 13 Jul 2026 (6 days)',
    );
    expect(words).toContain('fedora:41 on amd64, FIPS: 9 Jun 2025 to 23 Jun 2026 (379 days)');
  });
});

describe('describeHistoryRefusal', () => {
  const [source] = matrixSources;

  it('lists the sources, or gives the reason of GitHub', () => {
    expect(describeHistoryRefusal({ kind: 'unknown-source', source: 'x' })).toContain(
      'kairos-init, kairos',
    );
    const unread = { kind: 'unread', source, nextAttemptAt: null } as const;
    expect(describeHistoryRefusal({ ...unread, failure: null })).toContain('in a moment');
    const failure = { kind: 'timeout', afterMs: 5000 } as const;
    expect(describeHistoryRefusal({ ...unread, failure })).toContain('5 seconds');
  });
});
