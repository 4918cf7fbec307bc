import { describe, expect, it } from 'vitest';

import { commitAtDay, firstCommit, isDay } from './days';
import type { MatrixHistory } from './model';

const commit = (name: string, committedAt: string | null) => ({
  commit: name.repeat(40),
  committedAt,
  subject: `change ${name}`,
});

const HISTORY: MatrixHistory = {
  commits: [
    commit('c', '2026-07-13T23:59:59Z'),
    commit('b', '2026-07-07T08:01:30Z'),
    commit('a', '2025-01-20T10:00:00Z'),
  ],
  isWhole: true,
};

describe('isDay', () => {
  it.each([
    ['2026-01-31', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-1-31', false],
    ['v0.9.1', false],
  ])('reads %s as a day of the calendar: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('commitAtDay', () => {
  it.each([
    ['the day of a commit, until its last second', '2026-07-13', 'c'],
    ['a day between two commits, the earlier one', '2026-07-12', 'b'],
    ['a day after all commits, the newest', '2030-01-01', 'c'],
  ])('finds for %s', (_says, day, name) => {
    const result = commitAtDay(HISTORY, day);
    expect(result).toMatchObject({ kind: 'found', commit: { commit: name.repeat(40) } });
  });

  it('says for a day before the file existed which commit brought it', () => {
    const result = commitAtDay(HISTORY, '2025-01-19');
    expect(result).toMatchObject({ kind: 'before-first', first: { subject: 'change a' } });
  });

  it('is unknown before the oldest commit of an incomplete list', () => {
    expect(commitAtDay({ ...HISTORY, isWhole: false }, '2025-01-19')).toEqual({ kind: 'unknown' });
  });

  it('passes over commits without a date', () => {
    const commits = [commit('d', null), ...HISTORY.commits];
    expect(commitAtDay({ commits, isWhole: true }, '2026-07-13')).toMatchObject({
      commit: { subject: 'change c' },
    });
  });
});

describe('firstCommit', () => {
  it('is the oldest commit of a whole list, and unknown of any other', () => {
    expect(firstCommit(HISTORY)?.subject).toBe('change a');
    expect(firstCommit({ ...HISTORY, isWhole: false })).toBeNull();
  });
});
