import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/sources/matrix-sources';
import type { MatrixSource } from '@/lib/sources/model';

import { readSourceMatrix } from './read-source-matrix';

const [kairosInit] = matrixSources;
const kairos = matrixSources.find(({ id }) => id === 'kairos') ?? kairosInit;

function read(source: MatrixSource, file: string, change = (text: string) => text) {
  return readSourceMatrix(source, change(readFileSync(`e2e/stand-in/workflows/${file}`, 'utf8')));
}

describe('readSourceMatrix', () => {
  it('expands a matrix that is written down', () => {
    const { jobs, problems } = read(kairosInit, 'kairos-init-test.yml');
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'testing_build_matrix', matrix: 'static' }]);
    expect(jobs[0]?.jobs).toHaveLength(60);
  });

  it('establishes a matrix that a shell step computes, with names and identifiers of the same kind', () => {
    const { jobs, problems, excerpt } = read(kairos, 'kairos-build-flavors.yaml');
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'build', matrix: 'computed' }]);
    const made = jobs[0]?.jobs ?? [];
    expect(made).toHaveLength(57);
    expect(made.filter(({ scope }) => scope === 'full')).toHaveLength(3);
    expect(made.map(({ name }) => name)).toContain('ubuntu:22.04 (arm64) +nvidia-jetson-agx-orin');
    expect(made.every(({ nameIsEvaluated }) => nameIsEvaluated)).toBe(true);
    expect(new Set(made.map(({ id }) => id)).size).toBe(57);
    expect(excerpt.length).toBeGreaterThan(20);
  });

  it('keeps a job whose matrix cannot be established, and says why', () => {
    const reading = read(kairos, 'kairos-build-flavors.yaml', (text) =>
      text.replace(/base_images=\([^)]+\)/, 'mapfile -t base_images < <(curl https://example.org)'),
    );
    expect(reading.jobs).toMatchObject([{ job: 'build', matrix: 'dynamic', jobs: [] }]);
    const messages = reading.problems.map(({ message }) => message);
    expect(messages.join('\n')).toMatch(/The matrix of job “build” cannot be established: .+/);
  });
});
