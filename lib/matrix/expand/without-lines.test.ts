import { describe, expect, it } from 'vitest';

import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

import { withoutLines } from './without-lines';

const WORKFLOW = `jobs:
  build:
    strategy:
      matrix:
        os: [a]
        include:
          - { os: a, extra: b }
`;

describe('withoutLines', () => {
  it('keeps the jobs and removes every line', () => {
    const reading = readMatrix(WORKFLOW);
    const plain = withoutLines(reading);
    expect(plain.jobs[0]?.jobs.map(({ name }) => name)).toEqual(
      reading.jobs[0]?.jobs.map(({ name }) => name),
    );
    expect(plain.jobs[0]?.jobs[0]).toMatchObject({
      lines: { start: 0, end: 0 },
      axisLines: [],
      effects: [{ index: 0, lines: { start: 0, end: 0 } }],
    });
    expect(plain.excerpt).toEqual([]);
  });
});
