import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { ScriptShell } from '@/lib/matrix/shell/model';

import { matrixSources } from './matrix-sources';
import { readSourceMatrix } from './read-source-matrix';

const [kairosInit] = matrixSources;
const kairos = matrixSources.find(({ id }) => id === 'kairos') ?? kairosInit;

/** A shell in which every script writes this matrix. */
function writing(matrix: string): ScriptShell & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    inspect: async () => ({ refusal: null, variables: [], programs: [], branches: [], words: [] }),
    run: async (text) => {
      texts.push(text);
      const output = `matrix=${matrix}\n`;
      return { exitCode: 0, output, stdout: '', branches: [], unsure: [] };
    },
  };
}

/** A workflow whose job `build` takes its matrix from what a script writes. */
const COMPUTED = `jobs:
  set:
    outputs: {matrix: "\${{ steps.make.outputs.matrix }}"}
    steps:
      - id: make
        run: make
  build:
    needs: set
    strategy: {matrix: "\${{ fromJSON(needs.set.outputs.matrix) }}"}
`;

describe('readSourceMatrix', () => {
  it('expands a static matrix without running anything', async () => {
    const text = readFileSync('stand-in/workflows/kairos-init-test.yml', 'utf8');
    const shell = writing('{}');
    const { jobs, problems } = await readSourceMatrix(kairosInit, text, shell);
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'testing_build_matrix', matrix: 'static' }]);
    expect(jobs[0]?.jobs).toHaveLength(60);
    expect(shell.texts).toEqual([]);
  });

  it('expands what a script writes', async () => {
    const shell = writing('{"a":["x","y"]}');
    const { jobs, problems } = await readSourceMatrix(kairos, COMPUTED, shell);
    expect(problems).toEqual([]);
    expect(jobs).toMatchObject([{ job: 'build', matrix: 'computed' }]);
    expect(jobs[0]?.jobs.map(({ name, origin }) => [name, origin.kind])).toEqual([
      ['build (x)', 'computed'],
      ['build (y)', 'computed'],
    ]);
    expect(new Set(shell.texts)).toEqual(new Set(['make']));
  });

  it('gives repeated rows of a computed matrix unique ids', async () => {
    const shell = writing('{"include":[{"a":"x"},{"a":"x"}]}');
    const { jobs } = await readSourceMatrix(kairos, COMPUTED, shell);
    const ids = jobs[0]?.jobs.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses a computed matrix of more jobs than GitHub allows', async () => {
    const rows = Array.from({ length: 257 }, (_each, index) => `{"a":${index}}`);
    const shell = writing(`{"include":[${rows.join()}]}`);
    expect(await readSourceMatrix(kairos, COMPUTED, shell)).toMatchObject({
      jobs: [{ job: 'build', matrix: 'invalid', jobs: [] }],
      problems: [{ message: 'The matrix makes 257 jobs; GitHub allows at most 256.' }],
    });
  });

  it('runs no more than some of many scripts', async () => {
    const jobs = Array.from(
      { length: 60 },
      (_each, at) =>
        `  s${at}: {outputs: {m: "\${{ steps.s.outputs.matrix }}"}, steps: [{id: s, run: "${at}"}]}\n` +
        `  b${at}: {needs: s${at}, strategy: {matrix: "\${{ fromJSON(needs.s${at}.outputs.m) }}"}}\n`,
    );
    const shell = writing('{"a":["x"]}');
    const start = cpuMs();
    const reading = await readSourceMatrix(kairosInit, `jobs:\n${jobs.join('')}`, shell);
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(reading.jobs.filter(({ matrix }) => matrix === 'computed')).toHaveLength(20);
    expect(new Set(shell.texts).size).toBe(20);
    expect(reading.problems.at(-1)?.message).toContain('one of too many computed ones');
  });
});
