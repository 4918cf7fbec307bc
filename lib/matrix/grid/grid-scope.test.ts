import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { layOutGrid } from './grid';
import { scopeGrid } from './grid-scope';

const debian = {
  id: 'debian',
  name: 'Debian',
  family: 'debian',
  familyName: 'Debian family',
  release: '13',
};

const JOBS = [
  testedJob({ trustedBoot: true, title: 'ubuntu trusted' }),
  testedJob({ arch: 'arm64', title: 'ubuntu arm64' }),
  testedJob({ baseImage: 'debian:13', distribution: debian, title: 'debian amd64' }),
  testedJob({ baseImage: 'debian:13', distribution: debian, arch: 'riscv64', title: 'debian r' }),
];

function gridOf(choices: Readonly<Record<string, readonly string[]>>, text = '') {
  const scope = scopeGrid(JOBS, { text, choices: new Map(Object.entries(choices)) });
  const grid = layOutGrid(JOBS, scope.selected, scope);
  return {
    columns: grid.columns.map(({ id }) => id),
    rows: grid.groups.flatMap(({ rows }) =>
      rows.map(({ id, cells }) => `${id}: ${cells.map(({ kind }) => kind).join(' ')}`),
    ),
  };
}

describe('scopeGrid', () => {
  it('keeps every column of the matrix in a text search', () => {
    expect(gridOf({}, 'ubuntu 24.04')).toEqual({
      columns: [
        'amd64 standard boot',
        'amd64 trusted boot',
        'arm64 standard boot',
        'riscv64 standard boot',
      ],
      rows: ['ubuntu:24.04: untested tested tested untested'],
    });
  });

  it('keeps a row that was searched for where nothing in the chosen columns is tested', () => {
    const choices = { arch: ['amd64'], trustedBoot: ['false'] };
    expect(gridOf(choices, 'ubuntu 24.04')).toEqual({
      columns: ['amd64 standard boot'],
      rows: ['ubuntu:24.04: untested'],
    });
    expect(gridOf({ ...choices, distribution: ['ubuntu'] }).rows).toEqual([
      'ubuntu:24.04: untested',
    ]);
  });

  it('leaves out rows that only columns were chosen of', () => {
    expect(gridOf({ arch: ['riscv64'] }).rows).toEqual(['debian:13: tested']);
  });

  it('leaves out rows and columns without a job of a chosen result', () => {
    expect(gridOf({ result: ['failed'], distribution: ['ubuntu'] })).toEqual({
      columns: [],
      rows: [],
    });
  });

  it('has no row for a text that occurs nowhere', () => {
    expect(gridOf({}, 'zzzz').rows).toEqual([]);
  });
});
