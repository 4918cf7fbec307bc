import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { matrixMarkdown } from './matrix-markdown';
import { matrixSelectionMarkdown } from './selection-markdown';
import { CSV_HEAD, csvRow, TABLE_HEAD, tableRow } from './selection-table';

const JOB = testedJob();
const SHOWN = {
  matrix: sourceMatrix(),
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
  problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
};

describe('matrixMarkdown', () => {
  it('says where it comes from, how old it is, and shows the table', () => {
    const text = matrixMarkdown(SHOWN, 'http://127.0.0.1:3000/');
    expect(text).toContain('1 of 2 jobs');
    expect(text).toContain('checked 23 Nov 2026, 11:57 UTC');
    expect(text).toContain('run 77');
    expect(text).toContain(
      '| Ubuntu 24.04 | ubuntu:24.04 | amd64 | generic | no | no |  | passed (19 Aug 2026) |',
    );
    expect(text).toContain('- An axis is empty. (line 3)');
  });

  it('says so when nothing fits', () => {
    expect(matrixMarkdown({ ...SHOWN, selected: [] }, '')).toContain(
      'No job of this matrix matches',
    );
  });
});

describe('tableRow and csvRow', () => {
  it('have as many cells as their heads', () => {
    expect(tableRow(JOB)).toHaveLength(TABLE_HEAD.length);
    expect(csvRow(JOB)).toHaveLength(CSV_HEAD.length);
    const newerResult =
      JOB.result === null ? null : ({ ...JOB.result, conclusion: 'cancelled' } as const);
    expect(tableRow({ ...JOB, newerResult }).at(-1)).toBe(
      'passed (19 Aug 2026), newer run cancelled',
    );
    expect(csvRow({ ...JOB, newerResult }).at(-1)).toBe('cancelled');
    expect(matrixSelectionMarkdown([JOB], 'permalink')).toContain('<permalink>');
  });
});
