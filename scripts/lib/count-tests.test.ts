import { describe, expect, it } from 'vitest';

import { closingLines, countCheck, countPlaywright, countVitest } from './count-tests.mjs';

const unit = { suite: 'unit', code: 0 };
const browser = { suite: 'browser', code: 0 };

const file = (status: string, ...statuses: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
});

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

describe('countVitest', () => {
  it('counts passed, failed and skipped tests', () => {
    const report = { testResults: [file('failed', 'passed', 'failed', 'pending', 'todo')] };
    expect(countVitest({ ...unit, code: 1, report })).toEqual({
      passed: 1,
      skipped: 2,
      failures: ['a.test.ts: test 1'],
    });
  });

  it('counts a file that fails outside its tests as one failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(countVitest({ ...unit, code: 1, report }).failures).toEqual([
      'a.test.ts (outside its tests)',
    ]);
  });

  it.each([
    { end: { code: 1, report: null }, words: 'reported nothing and ended with code 1' },
    { end: { code: 0, report: { testResults: [] } }, words: 'ran no test and ended with code 0' },
    {
      end: { code: 1, report: { testResults: [file('passed', 'passed')] } },
      words: 'the runner ended with code 1',
    },
  ])('is one failure when the runner $words', ({ end, words }) => {
    const { failures } = countVitest({ suite: 'unit', ...end });
    expect(failures).toEqual([expect.stringContaining(words)]);
  });
});

describe('countPlaywright', () => {
  it('counts the tests of every suite, and those that passed when retried as passed', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('works', 'expected'), spec('wavers', 'flaky')],
          suites: [
            { title: 'grid', specs: [spec('fails', 'unexpected'), spec('waits', 'skipped')] },
          ],
        },
      ],
    };
    expect(countPlaywright({ ...browser, code: 1, report })).toEqual({
      passed: 2,
      skipped: 1,
      failures: ['a.spec.ts › grid › fails'],
    });
  });

  it('counts an error outside of tests as a failure', () => {
    const report = { errors: [{ message: 'No tests found\nmore' }], suites: [] };
    expect(countPlaywright({ ...browser, code: 1, report }).failures).toEqual(['No tests found']);
  });
});

describe('closingLines', () => {
  it('adds up every suite', () => {
    expect(closingLines([countCheck('types', true), countCheck('lint', false)])).toEqual([
      '1 passed, 1 failed',
    ]);
  });

  it('end alike, with skipped tests on a line before', () => {
    expect(closingLines([{ passed: 2, skipped: 1, failures: [] }])).toEqual([
      '1 skipped',
      '2 passed, 0 failed',
    ]);
  });
});
