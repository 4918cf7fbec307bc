import { describe, expect, it } from 'vitest';

import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { matrixCompareMarkdown, countWords } from './matrix-compare-markdown';

const cells = compareJobs([testedJob(), testedJob({ fips: true })], [testedJob()]);
const at = { matrix: sourceMatrix(), jobs: [], problems: [], day: null };
const comparison = { from: at, to: at, cells, selected: cells, doubts: ['Part *unread*.'] };

describe('matrixCompareMarkdown', () => {
  it('lists the cells with results, causes and lines, and what is in doubt, escaped', () => {
    const listed = cells.filter(({ kind }) => kind !== 'same');
    const text = matrixCompareMarkdown({ ...comparison, listed }, 'https://x.test/matrix/compare');
    expect(text).toContain('1 cell dropped, 0 added, 0 changed, 1 in both');
    expect(text).toContain('### Dropped');
    expect(text).toContain(
      '| ubuntu:24.04 | amd64 | FIPS | passed | not tested | No job tests ubuntu:24.04 on amd64 with FIPS any more. (line 10) |',
    );
    expect(text).toContain(String.raw`Part \*unread\*.`);
    expect(text).toContain('<https://x.test/matrix/compare>');
  });

  it('says so where no cell is listed', () => {
    expect(matrixCompareMarkdown({ ...comparison, listed: [] }, 'https://x.test/')).toContain(
      'No cell to list.',
    );
  });
});

describe('countWords', () => {
  it('counts silent drops apart', () => {
    const silent = cells.map((cell) => ({ ...cell, isSilent: cell.kind === 'dropped' }));
    expect(countWords(silent)).toBe('1 cell dropped (1 silently), 0 added, 0 changed, 1 in both');
  });
});
