import { describe, expect, it } from 'vitest';

import { chooseRuns } from './choose-runs';
import type { Conclusion } from './model';

/** Runs from the newest to the oldest. */
const runs = (...conclusions: readonly Conclusion[]) =>
  conclusions.map((conclusion, index) => ({
    id: conclusions.length - index,
    conclusion,
    createdAt: `2026-01-01T00:00:0${conclusions.length - index}Z`,
  }));

type Row = {
  readonly rule: string;
  readonly list: readonly Conclusion[];
  readonly chosen: readonly (number | null)[];
  readonly older?: readonly number[];
};

const ROWS: readonly Row[] = [
  { rule: 'nothing ran', list: [], chosen: [null, null, null] },
  { rule: 'a run that passed is a verdict', list: ['passed'], chosen: [1, null, null] },
  { rule: 'a run that failed is a verdict', list: ['failed'], chosen: [1, null, null] },
  {
    rule: 'a cancelled run hides no verdict',
    list: ['cancelled', 'passed'],
    chosen: [1, 2, null],
  },
  { rule: 'nor does a skipped run', list: ['skipped', 'failed'], chosen: [1, 2, null] },
  { rule: 'nor one that did not start', list: ['not-started', 'passed'], chosen: [1, 2, null] },
  { rule: 'nor one without a conclusion', list: ['unknown', 'passed'], chosen: [1, 2, null] },
  { rule: 'nor one in progress', list: ['running', 'passed'], chosen: [1, null, 2] },
  {
    rule: 'of several without a verdict the newest counts',
    list: ['cancelled', 'skipped', 'running', 'running', 'passed'],
    chosen: [1, 5, 3],
  },
  {
    rule: 'a run in progress that is older than the verdict does not count',
    list: ['passed', 'running', 'cancelled'],
    chosen: [3, null, null],
  },
  {
    rule: 'older verdicts are listed, the newest first',
    list: ['cancelled', 'failed', 'cancelled', 'passed', 'failed'],
    chosen: [4, 5, null],
    older: [2, 1],
  },
  {
    rule: 'without any verdict there are only the others',
    list: ['cancelled', 'running'],
    chosen: [null, 2, 1],
  },
];

describe('chooseRuns', () => {
  it.each(ROWS)('$rule', ({ list, chosen, older = [] }) => {
    const {
      completed,
      inconclusive,
      running,
      older: before,
    } = chooseRuns(runs(...list).toReversed());
    expect([completed, inconclusive, running].map((run) => run?.id ?? null)).toEqual(chosen);
    expect(before.map(({ id }) => id)).toEqual(older);
  });

  it('takes the higher number of two runs of one moment', () => {
    const moment = { conclusion: 'passed', createdAt: '2026-01-01T00:00:00Z' } as const;
    expect(
      chooseRuns([
        { id: 1, ...moment },
        { id: 2, ...moment },
      ]).completed?.id,
    ).toBe(2);
  });
});
