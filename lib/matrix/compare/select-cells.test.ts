import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '@/lib/base/filter/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { compareJobs } from './compare-jobs';
import { countKinds, selectCells } from './select-cells';

const CELLS = compareJobs(
  [testedJob(), testedJob({ arch: 'arm64' }), testedJob({ fips: true })],
  [testedJob(), testedJob({ arch: 'riscv64' })],
);

describe('selectCells', () => {
  it('keeps every cell without a filter', () => {
    expect(selectCells(CELLS, EVERYTHING)).toHaveLength(4);
  });

  it('keeps a cell that only one of the matrices has', () => {
    const choices = new Map([['arch', ['arm64', 'riscv64']]]);
    const kinds = selectCells(CELLS, { text: '', choices }).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['added', 'dropped']);
  });

  it('keeps cells with the words of a search', () => {
    expect(selectCells(CELLS, { ...EVERYTHING, text: 'fips' })).toMatchObject([
      { kind: 'dropped', id: 'ubuntu:24.04\namd64 FIPS' },
    ]);
  });
});

describe('countKinds', () => {
  it('counts each kind', () => {
    expect(countKinds(CELLS)).toEqual({ dropped: 2, added: 1, changed: 0, same: 1, silent: 0 });
  });
});
