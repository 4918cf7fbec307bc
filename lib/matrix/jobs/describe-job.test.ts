import { describe, expect, it } from 'vitest';

import { effectSentence, originSentence } from './describe-job';
import { reportHref } from './report-href';
import { testedJob } from './tested-job.fixture';

describe('originSentence', () => {
  it('says where a job comes from', () => {
    expect(originSentence(testedJob())).toBe('From the axes of the matrix.');
    const axisLines = [
      { key: 'platform', line: 20 },
      { key: 'base_image', line: 24 },
    ];
    expect(originSentence(testedJob({ axisLines }))).toBe(
      'From matrix.platform × matrix.base_image.',
    );
    expect(
      originSentence(
        testedJob({ origin: { kind: 'include', index: 3 }, lines: { start: 55, end: 57 } }),
      ),
    ).toBe('Added by matrix.include[3] (lines 55 to 57).');
    expect(
      originSentence(
        testedJob({ origin: { kind: 'computed' }, lines: { start: 9, end: 9 }, scope: 'full' }),
      ),
    ).toBe('From the shell step that computes the matrix (line 9). It runs only in full CI runs.');
    expect(originSentence(testedJob({ origin: { kind: 'run' } }))).toContain(
      'From the name of a job',
    );
  });

  it('leaves out unknown lines', () => {
    const job = testedJob({ origin: { kind: 'computed' }, lines: { start: 0, end: 0 } });
    expect(originSentence(job)).toBe('From the shell step that computes the matrix.');
  });
});

describe('effectSentence', () => {
  it('gives the entry, its lines and what it sets', () => {
    const effect = {
      index: 3,
      lines: { start: 59, end: 61 },
      set: [['trusted_boot', 'true'] as const],
    };
    expect(effectSentence(effect)).toBe(
      'Tested only with trusted_boot: true: matrix.include[3] (lines 59 to 61) sets it, and this workflow has no job without it.',
    );
  });
});

describe('reportHref', () => {
  it('opens an upstream issue with the job, its result and the exact commit', () => {
    const snapshot = {
      reportTo: 'kairos-io/kairos',
      sourceTitle: 'kairos-init',
      commit: '4a52b87',
      origin: 'https://matrix.example.org',
    };
    const url = new URL(reportHref(testedJob({ title: 'a `b` & c' }), snapshot));
    expect(url.origin + url.pathname).toBe('https://github.com/kairos-io/kairos/issues/new');
    expect(url.searchParams.get('title')).toBe('Test matrix: a `b` & c');
    const body = url.searchParams.get('body') ?? '';
    expect(body).toContain('Job: `a b & c`');
    expect(body).toContain('passed, https://github.com/');
    expect(body).toContain('https://matrix.example.org/?cell=');
    expect(body).toContain('&ref=4a52b87&source=kairos-init');
  });
});
