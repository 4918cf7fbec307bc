import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import type { Conclusion } from '@/lib/matrix/runs/model';

import { declaredSince, summarizePast, type PastResult } from './cell-past';
import type { HistoryReading, HistoryStep } from './model';

const RUNS = ['4', '3', '2', '1'].map((at) => ({
  url: `https://x.test/${at}`,
  at: `2026-01-0${at}`,
}));

const past = (...conclusions: readonly Conclusion[]) =>
  summarizePast(
    conclusions.map((conclusion, run): PastResult => [run, conclusion, (run + 1) * 60]),
    RUNS,
  );

describe('summarizePast', () => {
  it('knows nothing of a job without runs', () => {
    expect(past()).toEqual({
      lastPass: null,
      firstFailure: null,
      isFirstKnown: false,
      isFlaky: null,
      seconds: null,
    });
  });

  it('finds the first failure after the last pass', () => {
    expect(past('failed', 'failed', 'passed')).toMatchObject({
      lastPass: RUNS[2],
      firstFailure: RUNS[1],
      isFirstKnown: true,
      isFlaky: false,
    });
  });

  it('does not know the first failure where no pass is stored', () => {
    expect(past('failed', 'failed')).toMatchObject({ firstFailure: RUNS[1], isFirstKnown: false });
  });

  it.each<[string, readonly Conclusion[], boolean | null]>([
    ['passes and failures in turn', ['passed', 'failed', 'passed'], true],
    ['one change', ['passed', 'passed', 'failed', 'failed'], false],
    ['two verdicts', ['passed', 'failed', 'cancelled'], null],
  ])('decides of %s whether they are flaky', (_says, conclusions, expected) => {
    expect(past(...conclusions).isFlaky).toBe(expected);
  });

  it('takes the median of the runs that passed', () => {
    expect(past('passed', 'failed', 'passed', 'passed').seconds).toBe(180);
  });
});

describe('declaredSince', () => {
  const job = testedJob({});
  const read: HistoryReading = { kind: 'read', jobs: [job] };
  const steps = (...readings: readonly HistoryReading[]): readonly HistoryStep[] =>
    readings.map((reading, index) => ({
      commit: String(index),
      committedAt: null,
      subject: '',
      reading,
      before: null,
      changes: null,
      silent: [],
    }));
  const none: HistoryReading = { kind: 'read', jobs: [] };
  const broken: HistoryReading = { kind: 'unreadable', reason: 'It is broken.' };

  it.each<[string, readonly HistoryReading[], string | null, boolean]>([
    ['a commit that added it', [read, read, none, read], '1', true],
    ['a commit before one that cannot be read', [read, broken, read, none], '2', true],
    ['the first commit of the file', [read, read], '1', true],
    ['no commit that is read', [{ kind: 'pending' }, read], null, false],
    ['at least the oldest that is read', [read, { kind: 'pending' }, none], '0', false],
  ])('is %s', (_says, readings, commit, isExact) => {
    const since = declaredSince(steps(...readings), true)(job);
    expect(since).toEqual(commit === null ? null : { commit, at: null, isExact });
  });
});
