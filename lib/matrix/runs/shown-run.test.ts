import { describe, expect, it } from 'vitest';

import { NO_RUNS, type LatestRuns } from './model';
import { newerRun, runsByAge, shownRun, withPastRuns } from './shown-run';
import { workflowRun } from './workflow-run.fixture';

const at = (id: number) => workflowRun({ id, createdAt: `2026-01-01T00:00:0${id}Z` });

type Row = {
  readonly rule: string;
  readonly runs: Partial<LatestRuns>;
  readonly shown: number | null;
  readonly newer: number | null;
  readonly byAge: readonly number[];
};

const ROWS: readonly Row[] = [
  { rule: 'nothing ran', runs: {}, shown: null, newer: null, byAge: [] },
  {
    rule: 'the latest verdict is shown',
    runs: { completed: at(1) },
    shown: 1,
    newer: null,
    byAge: [1],
  },
  {
    rule: 'a run in progress is newer, and does not take its place',
    runs: { completed: at(1), running: at(2) },
    shown: 1,
    newer: 2,
    byAge: [2, 1],
  },
  {
    rule: 'nor does a cancelled one',
    runs: { completed: at(1), inconclusive: at(2), earlier: [at(0)] },
    shown: 1,
    newer: 2,
    byAge: [2, 1, 0],
  },
  {
    rule: 'of two newer runs the newest counts',
    runs: { completed: at(1), running: at(2), inconclusive: at(3) },
    shown: 1,
    newer: 3,
    byAge: [3, 2, 1],
  },
  {
    rule: 'without a verdict the newest run is shown',
    runs: { running: at(3), inconclusive: at(2) },
    shown: 3,
    newer: null,
    byAge: [3, 2],
  },
];

describe('the runs that a page shows', () => {
  it.each(ROWS)('$rule', ({ runs, shown, newer, byAge }) => {
    const latest = { ...NO_RUNS, ...runs };
    expect(shownRun(latest)?.id ?? null).toBe(shown);
    expect(newerRun(latest)?.id ?? null).toBe(newer);
    expect(runsByAge(latest).map(({ id }) => id)).toEqual(byAge);
  });
});

describe('withPastRuns', () => {
  it('has each run once, the newest first', () => {
    const latest = { ...NO_RUNS, completed: at(3), running: at(5), earlier: [at(1)] };
    expect(withPastRuns(latest, [at(3), at(2), at(1)]).map(({ id }) => id)).toEqual([5, 3, 2, 1]);
  });
});
