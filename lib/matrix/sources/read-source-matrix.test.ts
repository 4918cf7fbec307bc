import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { matrixSources } from './matrix-sources';
import type { MatrixSource } from './model';
import { readSourceMatrix } from './read-source-matrix';

const [kairosInit] = matrixSources;
const kairos = matrixSources.find(({ id }) => id === 'kairos') ?? kairosInit;

function read(source: MatrixSource, file: string, change = (text: string) => text) {
  return readSourceMatrix(source, change(readFileSync(`stand-in/workflows/${file}`, 'utf8')));
}

/** A workflow with a script that writes these rows as the matrix of the job `build`. */
function computed(rows: string): string {
  return `jobs:
  set:
    outputs: {matrix: "\${{ steps.make.outputs.matrix }}"}
    steps:
      - id: make
        run: |
          echo 'matrix={"include":[${rows}]}' >> "$GITHUB_OUTPUT"
  build:
    strategy: {matrix: "\${{ fromJSON(needs.set.outputs.matrix) }}"}
`;
}

describe('readSourceMatrix', () => {
  it('expands a static matrix', () => {
    const { jobs, problems } = read(kairosInit, 'kairos-init-test.yml');
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'testing_build_matrix', matrix: 'static' }]);
    expect(jobs[0]?.jobs).toHaveLength(60);
  });

  it('establishes a matrix that a shell step computes, with evaluated names and unique ids', () => {
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

  it('shows the lines that computed jobs refer to, in order', () => {
    const text = readFileSync('lib/matrix/shell/fixtures/base-image-smoke.yaml', 'utf8');
    const { jobs, excerpt } = readSourceMatrix(kairos, text);
    const lines = text.split('\n');
    for (const { line, text: shown } of excerpt) expect(shown).toBe(lines[line - 1]);
    const numbers = excerpt.map(({ line }) => line);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const wanted = jobs.flatMap((job) =>
      job.jobs.flatMap(({ lines: { start, end }, axisLines }) => [
        start,
        end,
        ...axisLines.map(({ line }) => line),
      ]),
    );
    expect(numbers).toEqual(expect.arrayContaining([...new Set(wanted)]));
    expect(jobs).toMatchObject([{ job: 'build', line: lines.indexOf('  build:') + 1 }]);
    expect(jobs[0]?.jobs.every(({ origin }) => origin.kind === 'computed')).toBe(true);
  });

  it('gives repeated rows of a computed matrix different ids', () => {
    const { jobs } = readSourceMatrix(kairos, computed('{"a":"x"},{"a":"x"}'));
    const ids = jobs[0]?.jobs.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses a computed matrix of more jobs than GitHub allows', () => {
    const rows = Array.from({ length: 257 }, (_each, index) => `{"a":${index}}`);
    expect(readSourceMatrix(kairos, computed(rows.join()))).toMatchObject({
      jobs: [{ job: 'build', matrix: 'invalid', jobs: [] }],
      problems: [{ message: 'The matrix makes 257 jobs; GitHub allows at most 256.' }],
    });
  });

  it('evaluates at most 20 computed matrices, in bounded time', () => {
    const matrix = '${{ fromJSON(needs.x.outputs.y) }}';
    const jobs = Array.from(
      { length: 2000 },
      (_each, at) => `  j${at}: {strategy: {matrix: "${matrix}"}}\n`,
    );
    const start = cpuMs();
    const reading = readSourceMatrix(kairosInit, `jobs:\n${jobs.join('')}`);
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(reading.jobs.every((job) => job.matrix === 'dynamic')).toBe(true);
    const messages = reading.problems.map(({ message }) => message);
    expect(
      messages.filter((message) => message.includes('is not one output of a step')),
    ).toHaveLength(20);
    expect(messages.join('\n')).toContain('The file computes too many others.');
  });

  it('keeps a job whose matrix cannot be established, with a problem that says why', () => {
    const reading = read(kairos, 'kairos-build-flavors.yaml', (text) =>
      text.replace(/base_images=\([^)]+\)/, 'mapfile -t base_images < <(curl https://example.org)'),
    );
    expect(reading.jobs).toMatchObject([{ job: 'build', matrix: 'dynamic', jobs: [] }]);
    const messages = reading.problems.map(({ message }) => message);
    expect(messages.join('\n')).toMatch(/The matrix of job “build” cannot be established: .+/);
  });
});
