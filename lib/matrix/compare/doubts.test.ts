import { describe, expect, it } from 'vitest';

import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

import { doubtOfReading } from './doubts';

const job = (name: string, matrix: string) =>
  `  ${name}:\n    strategy:\n      matrix:\n        platform: ${matrix}\n`;

describe('doubtOfReading', () => {
  it('has none where every matrix was read', () => {
    expect(doubtOfReading(readMatrix(`jobs:\n${job('a', '[amd64]')}`), 'the file')).toBeNull();
  });

  it.each([
    ['is not YAML', 'jobs: [', 'No job of the file could be read'],
    ['has no jobs', 'name: nothing', 'No job of the file could be read'],
    [
      'has one matrix that cannot be read',
      `jobs:\n${job('a', '[amd64]')}${job('b', '[]')}`,
      'The matrix of b of the file could not be read',
    ],
  ])('says so where a file %s', (_says, text, start) => {
    expect(doubtOfReading(readMatrix(text), 'the file')).toContain(start);
  });

  it('gives the first problem with its line', () => {
    expect(doubtOfReading(readMatrix(`jobs:\n${job('b', '[]')}`), 'the file')).toMatch(
      /\(line \d+\)$/,
    );
  });
});
