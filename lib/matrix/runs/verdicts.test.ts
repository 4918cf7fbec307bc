import { describe, expect, it } from 'vitest';

import { CONCLUSIONS, type Conclusion, type RunJob } from './model';
import { areJobsUnsettled, hasVerdictOn, isVerdict, namesWithoutVerdict } from './verdicts';

function runOf(conclusions: Readonly<Record<string, Conclusion>>) {
  const jobs = Object.entries(conclusions).map(([name, conclusion], id): RunJob => ({
    id,
    name,
    conclusion,
    url: 'https://github.com/',
    startedAt: null,
    completedAt: null,
  }));
  return { jobs };
}

describe('verdicts', () => {
  it('are passed and failed, and nothing else', () => {
    expect(CONCLUSIONS.filter(isVerdict)).toEqual(['passed', 'failed']);
  });

  it('are missing for jobs that no run judged', () => {
    const newest = runOf({ a: 'passed', b: 'cancelled', c: 'skipped', d: 'running' });
    const older = runOf({ b: 'failed', c: 'cancelled', e: 'cancelled' });
    expect([...namesWithoutVerdict([newest])]).toEqual(['b', 'c', 'd']);
    expect([...namesWithoutVerdict([newest, older])]).toEqual(['c', 'd']);
    expect([...namesWithoutVerdict([])]).toEqual([]);
  });

  it('are found by the name of the job', () => {
    const run = runOf({ a: 'passed', b: 'cancelled' });
    expect(hasVerdictOn(run, new Set(['a']))).toBe(true);
    expect(hasVerdictOn(run, new Set(['b', 'c']))).toBe(false);
  });
});

describe('areJobsUnsettled', () => {
  it.each<[Conclusion, boolean]>([
    ['passed', false],
    ['failed', false],
    ['cancelled', false],
    ['skipped', false],
    ['not-started', false],
    ['running', true],
    ['unknown', true],
  ])('says of a run with a job that is %s: %s', (conclusion, isUnsettled) => {
    expect(areJobsUnsettled(runOf({ a: 'passed', b: conclusion }))).toBe(isUnsettled);
  });
});
