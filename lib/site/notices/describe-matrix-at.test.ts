import { describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { AtRefusal, RefChoices } from '@/lib/site/model/matrix-at';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import {
  describeAtRefusal,
  describeMatrixAt,
  describeSince,
  isMissingAt,
} from './describe-matrix-at';

const [source] = matrixSources;
const first = {
  commit: '56f7dc0'.padEnd(40, '0'),
  committedAt: '2025-01-20T12:00:00Z',
  subject: '',
};
const choice: RefChoices = { source, refs: null, commits: [first], since: first };

describe('describeMatrixAt', () => {
  it('has the ref, or the day, and the commit', () => {
    const matrix = { ...sourceMatrix(), ref: 'v0.9.1', commit: 'a'.repeat(40) };
    const at = { matrix, jobs: [], problems: [] };
    expect(describeMatrixAt({ ...at, day: null })).toBe('kairos-init at v0.9.1 (aaaaaaa)');
    expect(describeMatrixAt({ ...at, day: '2026-07-12' })).toBe(
      'kairos-init at the end of 12 Jul 2026 UTC (aaaaaaa)',
    );
  });
});

describe('describeSince', () => {
  it('has the day and the commit, and is empty where these are unknown', () => {
    expect(describeSince(choice)).toBe(
      '.github/workflows/test.yml of kairos-init exists since 20 Jan 2025 (commit 56f7dc0).',
    );
    expect(describeSince({ ...choice, since: null })).toBeNull();
  });
});

const day = '2025-01-19';
const upstream = { kind: 'upstream', source, ref: 'x', nextAttemptAt: null } as const;
const REFUSALS: readonly (readonly [string, AtRefusal, boolean, string])[] = [
  [
    'a source that is not there',
    { kind: 'unknown-source', source: 'y' },
    true,
    'There is no source “y”. Valid values: kairos-init, kairos.',
  ],
  ['what is no ref', { kind: 'invalid-ref', ref: 'a..b', reason: 'No “..”.' }, true, 'No “..”.'],
  ['what is no day', { kind: 'no-day', day: '2026-02-31' }, true, 'Invalid date 2026-02-31.'],
  [
    'a day before the file',
    { kind: 'before-file', source, day, first },
    true,
    'On 19 Jan 2025 kairos-init had no .github/workflows/test.yml: the file exists since 20 Jan 2025 (commit 56f7dc0).',
  ],
  [
    'a day that is not read yet',
    { kind: 'history-unread', source, day, failure: null, nextAttemptAt: null },
    false,
    'are not read back to 19 Jan 2025 yet',
  ],
  [
    'a ref without the file',
    { ...upstream, failure: { kind: 'not-found', what: 'workflow file' } },
    true,
    'exists since 20 Jan 2025',
  ],
  [
    'a ref that could not be read',
    { ...upstream, failure: { kind: 'timeout', afterMs: 5000 } },
    false,
    'kairos-init at “x”:',
  ],
];

describe('describeAtRefusal', () => {
  it.each(REFUSALS)('says what is wrong with %s', (_says, refusal, isMissing, words) => {
    expect(describeAtRefusal(refusal, [choice])).toContain(words);
    expect(isMissingAt(refusal)).toBe(isMissing);
  });
});
