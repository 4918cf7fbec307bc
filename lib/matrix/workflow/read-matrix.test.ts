import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { toText } from '@/lib/matrix/expand/coerce';
import { findValue } from '@/lib/matrix/expand/index-value';
import { toJsonObject, type JsonValue } from '@/lib/matrix/expand/matrix-json';
import type { MatrixJob } from '@/lib/matrix/expand/model';

import { readMatrix } from './read-matrix';

/** A job of an upstream workflow: index of its keys, index of its include entry, name and values. */
type Row = readonly [
  shape: number,
  include: number | null,
  name: string,
  values: readonly JsonValue[],
];
type UpstreamCase = {
  readonly id: string;
  readonly workflow: JsonValue;
  readonly jobs: readonly {
    readonly job: string;
    readonly matrix: string;
    readonly shapes: readonly (readonly string[])[];
    readonly rows: readonly Row[];
  }[];
};

const fixture = (name: string) =>
  readFileSync(new URL(`../expand/fixtures/${name}`, import.meta.url), 'utf8');
const cases = JSON.parse(fixture('workflow-matrices.json')) as readonly UpstreamCase[];
const jobsOf = (date: string): readonly MatrixJob[] =>
  readMatrix(fixture(`kairos-init-${date}.yaml`)).jobs.flatMap(({ jobs }) => jobs);
const value = (job: MatrixJob, key: string) => findValue(job.matrix, key) ?? null;
const workflow = (matrix: string) =>
  `name: Tests\njobs:\n  a:\n    strategy:\n      matrix:\n${matrix}`;
const withName = (name: string, matrix: string) =>
  `jobs:\n  a:\n    name: ${name}\n    strategy: {matrix: ${matrix}}`;
const namesOf = (text: string) =>
  readMatrix(text).jobs.flatMap(({ jobs }) => jobs.map(({ name }) => name));

describe('readMatrix', () => {
  it.each(cases)(
    'reads the jobs of $id in order and with their names',
    ({ workflow: text, jobs }) => {
      const reading = readMatrix(JSON.stringify(text, null, 2));
      expect(
        reading.jobs.map(({ job, matrix, jobs: found }) => ({
          job,
          matrix,
          rows: found.map(({ name, origin, matrix: values }) => ({
            name,
            include: origin.kind === 'include' ? origin.index : null,
            entries: Object.entries(toJsonObject(values)),
          })),
        })),
      ).toEqual(
        jobs.map(({ job, matrix, shapes, rows }) => ({
          job,
          matrix,
          rows: rows.map(([shape, include, name, values]) => ({
            name,
            include,
            entries: shapes[shape]?.map((key, at) => [key, values[at]]),
          })),
        })),
      );
      const isDynamic = jobs.some(({ matrix }) => matrix === 'dynamic');
      expect(reading.problems.length > 0).toBe(isDynamic);
    },
  );

  it('reads the last matrix of kairos-init job by job', () => {
    const expected: unknown = JSON.parse(fixture('kairos-init-2026-07-13.jobs.json'));
    const rows = jobsOf('2026-07-13').map((job) => [
      value(job, 'platform'),
      value(job, 'base_image'),
      value(job, 'model') ?? 'generic',
      value(job, 'trusted_boot') === 'true',
      value(job, 'fips') === true,
      value(job, 'kubernetes_provider'),
      value(job, 'kubernetes_version'),
      job.name,
    ]);
    expect(rows).toEqual(expected);
    const count = (platform: string) => rows.filter(([first]) => first === platform).length;
    expect(['amd64', 'arm64', 'riscv64'].map(count)).toEqual([28, 29, 3]);
  });

  it('shows that amd64 Ubuntu is only tested with trusted boot, because includes changed its jobs', () => {
    const changed = jobsOf('2026-07-13').filter(({ effects }) => effects.length > 0);
    expect(
      changed.map((job) => [value(job, 'platform'), value(job, 'base_image'), job.effects]),
    ).toEqual(
      ['ubuntu:24.04', 'ubuntu:25.10', 'ubuntu:26.04'].map((base, at) => {
        const start = 44 + at * 3;
        const lines = { start, end: start + 2 };
        return ['amd64', base, [{ index: at + 3, lines, set: [['trusted_boot', 'true']] }]];
      }),
    );
  });

  it('shows that a later include removed FIPS from the fedora job', () => {
    const jobs = jobsOf('2025-08-26');
    expect(jobs.some(({ name }) => name.includes('FIPS'))).toBe(false);
    const fedora = jobs.find((job) => job.effects.length === 2);
    expect(fedora?.name).toBe('amd64 - fedora:41-uki  ');
    expect(fedora?.effects.map(({ set }) => set)).toEqual([
      [['fips', true]],
      [
        ['trusted_boot', 'true'],
        ['fips', false],
      ],
    ]);
  });

  it('shows that the rpi4 includes replaced the generic arm64 Hadron jobs', () => {
    const hadron = jobsOf('2026-07-07').filter(
      (job) =>
        value(job, 'platform') === 'arm64' && toText(value(job, 'base_image')).includes('hadron'),
    );
    expect(hadron.map((job) => [value(job, 'model'), job.origin.kind, job.effects.length])).toEqual(
      [
        ['rpi4', 'product', 1],
        ['rpi4', 'product', 1],
      ],
    );
  });

  it('reads all jobs in the order of the file, or only the given ones', () => {
    const text = fixture('kairos-init-2025-08-26.yaml');
    expect(readMatrix(text).jobs.map(({ job, line }) => [job, line])).toEqual([
      ['unit-tests', 3],
      ['testing_build_matrix', 10],
    ]);
    const named = readMatrix(text, { jobs: ['unit-tests', 'nope'] });
    expect(named.jobs.map(({ job }) => job)).toEqual(['unit-tests']);
    expect(named.problems).toEqual([
      { message: 'The workflow has no job “nope”.', line: 2, column: 1 },
    ]);
    const plain = readMatrix('jobs:\n  a: {runs-on: x}', { jobs: ['a'] });
    expect(plain.problems[0]?.message).toContain('has no matrix');
  });

  it('says that no job has a matrix, e.g. because of a key that is misspelt', () => {
    expect(readMatrix('jobs:\n  a: {stratgey: {matrix: {os: [x]}}}')).toMatchObject({
      jobs: [],
      problems: [{ message: 'No job of the workflow has a matrix.', line: 1 }],
    });
  });

  it('gives the lines of axis values and entries, and quotes them', () => {
    const text = workflow(
      '        os: [linux]\n        go:\n          - 1.24\n        include:\n          - os: linux\n            x: 1\n          # comment\n          - os: mac\n',
    );
    const { workflowName, jobs, excerpt } = readMatrix(text.replaceAll('\n', '\r\n'));
    expect(workflowName).toBe('Tests');
    expect(jobs[0]?.jobs).toMatchObject([
      {
        lines: { start: 8, end: 8 },
        axisLines: [
          { key: 'os', line: 6 },
          { key: 'go', line: 8 },
        ],
        effects: [{ index: 0, lines: { start: 10, end: 11 }, set: [['x', 1]] }],
        scope: null,
      },
      {
        lines: { start: 13, end: 13 },
        axisLines: [],
        effects: [],
        origin: { kind: 'include', index: 1 },
      },
    ]);
    expect(excerpt.map(({ line, text: content }) => [line, content.trim()])).toEqual([
      [6, 'os: [linux]'],
      [8, '- 1.24'],
      [10, '- os: linux'],
      [11, 'x: 1'],
      [13, '- os: mac'],
    ]);
  });

  it('gives a job the same id wherever its values are declared', () => {
    const ids = (matrix: string) =>
      readMatrix(workflow(matrix))
        .jobs.flatMap(({ jobs }) => jobs.map(({ id }) => id))
        .toSorted();
    const one = ids('        os: [x, y]\n        go: [1]\n');
    expect(ids('        go: [1]\n        os: [y, x]\n')).toEqual(one);
    expect(ids('        include: [{go: 1, os: y}, {os: x, go: 1}]\n')).toEqual(one);
    const repeated = ids('        include: [{a: 1}, {a: 1}]\n');
    expect(repeated[1]).toBe(`${repeated[0]}-2`);
  });

  it.each<[string, string, string]>([
    ['an axis that is not a list', '        os: linux\n', 'no list'],
    ['an empty axis', '        os: []\n', 'no values'],
    ['an include that is not a list', '        os: [a]\n        include: {os: b}\n', 'no list'],
    ['an include entry that is not a mapping', '        include: [a]\n', 'no mapping'],
    ['an include entry that is empty', '        os: [a]\n        include: [{}]\n', 'is empty'],
    [
      'an exclude key that is not an axis',
      '        os: [a]\n        exclude: [{arch: b}]\n',
      'no axis',
    ],
    ['an exclude entry that is empty', '        os: [a]\n        exclude: [{}]\n', 'is empty'],
    ['a duplicate axis, ignoring case', '        os: [a]\n        OS: [b]\n', 'duplicate'],
    ['a duplicate key of an include', '        include: [{a: 1, A: 2}]\n', 'duplicate'],
    ['a merge key, which is not an axis', '        <<: {os: [a]}\n', 'merge keys'],
    ['an unknown anchor', '        os: [*a]\n', 'No anchor'],
    ['a matrix without axis and include', '        include: []\n', 'needs an axis'],
    ['a matrix that is a list', '        - a\n', 'mapping of axes'],
    ['a matrix that is text', '        linux\n', 'mapping of axes'],
    ['a matrix that is null', '        null\n', 'mapping of axes'],
    ['an expression that cannot be read', '        os: ["${{ foo( }}"]\n', 'cannot be read'],
    ['257 jobs', `        os: [${'a,'.repeat(257)}]\n`, '257 jobs'],
    [
      'keys of an expression that differ in case',
      `        include: ["\${{ fromJSON('{}') }}"]\n`,
      'is empty',
    ],
  ])('gives a problem and no jobs for %s', (_what, matrix, message) => {
    const { jobs, problems } = readMatrix(workflow(matrix));
    expect(jobs).toEqual([{ job: 'a', line: 3, matrix: 'invalid', jobs: [] }]);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    expect(problems[0]?.line).toBeGreaterThan(4);
  });

  it.each<[string, string, string]>([
    ['a whole matrix', '        ${{ fromJSON(needs.x.outputs.y) }}\n', 'The matrix of job “a”'],
    ['an axis', '        os: ${{ fromJSON(inputs.os) }}\n', 'The axis “os”'],
    ['a value of an axis', '        os: [a, "${{ vars.os }}"]\n', 'The axis “os”'],
    [
      'a value of an include',
      '        os: [a]\n        include: [{os: a, x: "${{ github.ref }}"}]\n',
      '“include”',
    ],
    ['an exclude', '        os: [a]\n        exclude: ${{ fromJSON(github.x) }}\n', '“exclude”'],
    ['a key', '        ${{ github.x }}: [1]\n', 'it needs “github”'],
    ['an insertion', '        ${{ insert }}: ${{ github.x }}\n', 'it needs “github”'],
  ])('calls a matrix dynamic when the running workflow computes %s', (_what, matrix, message) => {
    const { jobs, problems } = readMatrix(workflow(matrix));
    expect(jobs).toEqual([{ job: 'a', line: 3, matrix: 'dynamic', jobs: [] }]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
  });

  it('calls a matrix dynamic when the whole strategy is an expression', () => {
    const { jobs } = readMatrix('jobs:\n  a:\n    strategy: ${{ fromJSON(inputs.s) }}');
    expect(jobs[0]?.matrix).toBe('dynamic');
  });

  it('evaluates expressions that need nothing from the running workflow', () => {
    expect(
      namesOf(
        workflow(`        os: \${{ fromJSON('["a","b"]') }}\n        v: ["x-\${{ 1 + '' }}"]\n`),
      ),
    ).toEqual([]);
    expect(
      namesOf(
        workflow(`        os: \${{ fromJSON('["a","b"]') }}\n        v: ["x-\${{ true }}"]\n`),
      ),
    ).toEqual(['a (a, x-true)', 'a (b, x-true)']);
    expect(namesOf(workflow(`        \${{ fromJSON('{"10":["x"],"2":["y"]}') }}\n`))).toEqual([
      'a (x, y)',
    ]);
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'a name without an expression, with its values',
      'Unit',
      '{os: [x, y]}',
      ['Unit (x)', 'Unit (y)'],
    ],
    ['a number', '12', '{os: [x]}', ['12 (x)']],
    [
      'no values that an include added, for jobs of the product',
      'N',
      '{os: [x], include: [{os: x, z: 1}]}',
      ['N (x)'],
    ],
    [
      'all values for jobs of an include',
      'N',
      '{os: [x], include: [{z: 1, os: y}]}',
      ['N (x)', 'N (y, 1)'],
    ],
    [
      'an evaluated name with its blanks',
      '"${{ matrix.os }} - ${{ matrix.nope }} "',
      '{os: [x]}',
      ['x -  '],
    ],
    ['the key when an evaluated name is empty', '${{ matrix.nope }}', '{os: [x]}', ['a (x)']],
    ['the key when the name is empty', '""', '{os: [x]}', ['a (x)']],
    [
      'text for lists and objects beside text',
      '"n ${{ matrix.os }}"',
      '{os: [[x], {y: z}]}',
      ['n Array', 'n Object'],
    ],
    [
      'a name longer than 100 characters',
      `"\${{ matrix.os }}${'n'.repeat(120)}"`,
      '{os: [x]}',
      [`x${'n'.repeat(120)}`],
    ],
  ])('names jobs by %s', (_rule, name, matrix, names) => {
    expect(readMatrix(withName(name, matrix)).problems).toEqual([]);
    expect(namesOf(withName(name, matrix))).toEqual(names);
  });

  it.each<[string, string, string]>([
    ['a context', '${{ matrix.os }} ${{ github.ref }}', '“github”'],
    ['a function of the runner', "${{ hashFiles('x') }}", '“hashfiles”'],
    ['an unknown name', '${{ foo.bar }}', 'Unrecognized named-value'],
    ['malformed JSON', '${{ fromJSON(matrix.os) }}', 'not valid JSON'],
    ['a list', '${{ matrix.list }}', 'a list'],
    ['an expression that is not closed', '${{ matrix.os', 'never closed'],
  ])('keeps a name that needs %s as its template', (_what, name, message) => {
    const { jobs, problems } = readMatrix(withName(`"${name}"`, '{os: [x, y], list: [[1]]}'));
    expect(jobs[0]?.jobs.map((job) => [job.name, job.nameIsEvaluated])).toEqual([
      [name, false],
      [name, false],
    ]);
    expect(problems).toEqual([{ message: expect.stringContaining(message), line: 3, column: 11 }]);
  });

  it.each<[string, string, string]>([
    ['a list at the root', '- a', 'no workflow'],
    ['a workflow without jobs', 'name: x', 'no jobs'],
    ['jobs that are not a mapping', 'jobs: [a]', 'no mapping'],
    ['a job that is not a mapping', 'jobs: {a: 1}', 'no mapping'],
    ['a strategy that is not a mapping', 'jobs: {a: {strategy: 1}}', 'no mapping'],
    [
      'a strategy that is declared twice',
      'jobs: {a: {strategy: {matrix: {a: [1]}}, strategy: {}}}',
      'duplicate',
    ],
    [
      'a matrix that is declared twice',
      'jobs: {a: {strategy: {matrix: {a: [1]}, matrix: {}}}}',
      'duplicate',
    ],
    ['a name that is a list', 'jobs: {a: {name: [x], strategy: {matrix: {a: [1]}}}}', 'no text'],
  ])('reports %s', (_what, text, message) => {
    expect(
      readMatrix(text)
        .problems.map((problem) => problem.message)
        .join('\n'),
    ).toContain(message);
  });

  it('continues after a mistake elsewhere in the file', () => {
    const { jobs, problems } = readMatrix(`x: [1\n${workflow('        os: [a, b]\n')}`);
    expect(problems.length).toBeGreaterThan(0);
    expect(jobs.map(({ matrix, jobs: found }) => [matrix, found.length])).toEqual([['static', 2]]);
  });
});
