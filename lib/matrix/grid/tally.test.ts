import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { layOutGrid } from './grid';
import { columnCells, rowSentence, tallyCells } from './tally';

const failed = {
  conclusion: 'failed',
  url: 'https://github.com/',
  completedAt: '2026-08-20T10:00:00Z',
  runId: 1,
} as const;

const JOBS = [
  testedJob(),
  testedJob({ arch: 'arm64', title: 'arm64' }),
  testedJob({ baseImage: 'ubuntu:26.04', trustedBoot: true, result: failed, title: 'trusted' }),
];

describe('rowSentence', () => {
  it.each([
    ['all passed', JOBS, 'Ubuntu 24.04: 2 of 3 tested, all passed, latest result 19 Aug 2026'],
    [
      'what the filters hide is tested',
      JOBS.slice(1),
      'Ubuntu 24.04: 2 of 3 tested, passed, latest result 19 Aug 2026, 1 hidden by filters',
    ],
  ])('says %s', (_, selected, sentence) => {
    const grid = layOutGrid(JOBS, selected, { inColumns: JOBS, inRows: selected });
    const rows = grid.groups.flatMap((group) => group.rows);
    expect(rows.map(rowSentence)).toContain(sentence);
  });
});

describe('tallyCells', () => {
  it('counts the cells of a column', () => {
    const grid = layOutGrid(JOBS, JOBS);
    const trusted = grid.columns.findIndex(({ title }) => title === 'trusted boot');
    expect(tallyCells(columnCells(grid, trusted))).toMatchObject({ tested: 1, of: 2 });
  });

  it('counts each conclusion where they differ', () => {
    const jobs = [testedJob(), testedJob({ arch: 'arm64', result: failed, title: 'arm64' })];
    const [row] = layOutGrid(jobs, jobs).groups[0]?.rows ?? [];
    expect(tallyCells(row?.cells ?? []).words).toBe(
      '2 of 2 tested, 1 passed, 1 failed, results of 19 Aug 2026 to 20 Aug 2026',
    );
  });

  it('says no result of cells that are not tested', () => {
    expect(tallyCells([{ kind: 'untested' }]).words).toBe('0 of 1 tested');
  });
});
