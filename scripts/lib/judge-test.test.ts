import { describe, expect, it } from 'vitest';

import { judgeTest } from './judge-test.mjs';

type Reported = { readonly fullName: string; readonly status: string; readonly failure?: string };

function runOf(tests: readonly Reported[], file = {}, code = 0) {
  const assertionResults = tests.map(({ fullName, status, failure }) => ({
    fullName,
    status,
    failureMessages: failure === undefined ? [] : [failure],
  }));
  const report = { testResults: [{ status: 'passed', message: '', ...file, assertionResults }] };
  return { code, report, isOverTime: false };
}

const NAME = 'reads %s, and stops';
const reads = (what: string, status: string, failure?: string): Reported => ({
  fullName: `the reader reads ${what}, and stops at its end`,
  status,
  ...(failure !== undefined && { failure }),
});
const others = [{ fullName: 'the reader writes', status: 'failed', failure: 'AssertionError: no' }];

describe('judgeTest', () => {
  it.each([
    ['passed where all its rows passed', [reads('a', 'passed'), reads('b', 'passed')], 'passed'],
    ['passed whatever other tests did', [reads('a', 'passed'), ...others], 'passed'],
    [
      'failed where an assertion of one row failed',
      [reads('a', 'passed'), reads('b', 'failed', 'AssertionError: expected 1 to be 2')],
      'failed',
    ],
    [
      'failed where the message has colours',
      [reads('a', 'failed', '\u001B[31mAssertionError\u001B[39m: expected')],
      'failed',
    ],
    [
      'failed where it did not end in time',
      [reads('a', 'failed', 'Error: Test timed out in 30000ms.')],
      'failed',
    ],
    [
      'failed where a property does not hold',
      [reads('a', 'failed', 'Error: Property failed after 3 tests\n{ seed: 1 }')],
      'failed',
    ],
    [
      'broken where the code cannot run',
      [reads('a', 'failed', 'ReferenceError: x is not defined')],
      'broken',
    ],
    ['skipped where it was', [reads('a', 'skipped')], 'skipped'],
    ['skipped where it waits', [reads('a', 'pending')], 'skipped'],
    ['absent where no test has the name', others, 'absent'],
  ])('is %s', (_what, tests, end) => {
    expect(judgeTest(NAME, runOf(tests)).end).toBe(end);
  });

  it('is broken where the file of tests cannot be loaded', () => {
    const file = { status: 'failed', message: 'Error: Transform failed with 1 error:\n...' };
    const judgement = judgeTest(NAME, runOf([], file, 1));
    expect(judgement).toEqual({ end: 'broken', detail: 'Error: Transform failed with 1 error:' });
  });

  it('is broken where the run failed and the test did not, or where there is no report', () => {
    expect(judgeTest(NAME, runOf([reads('a', 'passed')], {}, 1)).end).toBe('broken');
    expect(judgeTest(NAME, { code: 1, report: null, isOverTime: false }).end).toBe('broken');
  });

  it('failed where the run had to be ended', () => {
    expect(judgeTest(NAME, { code: 137, report: null, isOverTime: true }).end).toBe('failed');
  });
});
