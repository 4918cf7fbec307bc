import { describe, expect, it } from 'vitest';

import type { ScriptReading, StepScript } from '@/lib/matrix/shell/model';

import { readMatrix } from './read-matrix';

type Case = readonly [scope: string | null, value: string];

/** Reads a workflow of these jobs in which each script writes `matrix` in these cases. */
function readWith(jobs: string, ...[first = [null, '{"a":["x"]}'], ...others]: readonly Case[]) {
  const scripts: StepScript[] = [];
  const caseOf = ([scope, value]: Case) => ({ scope, outputs: new Map([['matrix', value]]) });
  const compute = (script: StepScript): ScriptReading => {
    scripts.push(script);
    return { kind: 'read', cases: [caseOf(first), ...others.map(caseOf)] };
  };
  const reading = readMatrix(`env: {WF: a}\njobs:\n${jobs}`, { jobs: ['build'], compute });
  const all = reading.jobs.flatMap((job) => job.jobs);
  return {
    names: all.map(({ name, scope }) => (scope === null ? name : `${name} [${scope}]`)),
    messages: reading.problems.map(({ message }) => message).join('\n'),
    jobs: all,
    group: reading.jobs[0],
    excerpt: reading.excerpt,
    scripts,
  };
}

const BUILD =
  '  build: {needs: plan, strategy: {matrix: "${{ fromJSON(needs.plan.outputs.m) }}"}}\n';
const plan = (step: string, rest = '') =>
  `  plan:\n    outputs: {m: "\${{ steps.s.outputs.matrix }}"}\n${rest}    steps:\n      - id: s\n        ${step}\n`;
const RUN = "run: echo 'x'";

describe('a matrix that reads outputs', () => {
  it.each([
    ['text', '  plan: {outputs: {m: \'{"a":["x"]}\'}}\n'],
    [
      'an expression',
      '  plan: {outputs: {m: "${{ format(\'{{\\"a\\":[\\"{0}\\"]}}\', \'x\') }}"}}\n',
    ],
    ['what a step writes', plan(RUN)],
    [
      'an output of a job that reads another',
      `  plan: {needs: first, outputs: {m: "\${{ needs.first.outputs.m }}"}}\n${plan(RUN).replace('plan', 'first')}`,
    ],
  ])('takes %s', (_what, producer) => {
    const { names, messages, group } = readWith(producer + BUILD);
    expect([names, messages]).toEqual([['build (x)'], '']);
    expect(group?.matrix).toBe('computed');
  });

  it.each([
    ['an index', "needs.plan.outputs['m']"],
    ['another case', 'Needs.Plan.Outputs.M'],
    ['a part of it', 'fromJSON(needs.plan.outputs.m).inner', '{"inner":{"a":["x"]}}'],
    ['a value instead of none', "needs.plan.outputs.m || '{}'"],
  ])('reads it by %s', (_how, expression, value = '{"a":["x"]}') => {
    const whole = expression.startsWith('fromJSON') ? expression : `fromJSON(${expression})`;
    const build = `  build: {needs: [plan], strategy: {matrix: "\${{ ${whole} }}"}}\n`;
    expect(readWith(plan(RUN) + build, [null, value]).names).toEqual(['build (x)']);
  });

  it('merges its cases: jobs that need no word first, then those that a word adds', () => {
    const cases: readonly Case[] = [
      [null, '{"a":["x","y"]}'],
      ['full', '{"a":["x","y","z"]}'],
      ['all', '{"a":["y","z","w"]}'],
    ];
    const { names, messages, jobs } = readWith(plan(RUN) + BUILD, ...cases);
    expect(names).toEqual(['build (x)', 'build (y)', 'build (z) [full or all]', 'build (w) [all]']);
    expect(messages).toBe('With “all”, 1 of the jobs of “build” that have no scope does not run.');
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(4);
  });

  it('gives jobs the lines that contain their values, and keeps those of the file', () => {
    const step = 'run: |\n          for a in x y; do\n            echo $a\n          done';
    const build =
      '  build:\n    needs: plan\n    strategy:\n      matrix:\n        b: [1,\n            2]\n        a: ${{ fromJSON(needs.plan.outputs.m) }}\n';
    const { jobs, excerpt } = readWith(plan(step) + build, [null, '["x","y"]']);
    expect(
      jobs.map(({ lines, axisLines }) => [lines.start, axisLines.map(({ line }) => line)]),
    ).toEqual([
      [8, [15, 8]],
      [8, [15, 8]],
      [8, [16, 8]],
      [8, [16, 8]],
    ]);
    expect(excerpt).toContainEqual({ line: 8, text: '          for a in x y; do' });
  });

  it('keeps the lines of a script that it cannot read, for the names of a run', () => {
    const compute = (): ScriptReading => ({ kind: 'unknown', clause: 'needs x' });
    const text = `jobs:\n${plan('run: |\n          a\n          b')}${BUILD}`;
    const { jobs, excerpt } = readMatrix(text, { jobs: ['build'], compute });
    expect(jobs[0]?.matrix).toBe('dynamic');
    expect(excerpt.map(({ text: line }) => line.trim())).toEqual(
      expect.arrayContaining(['a', 'b']),
    );
  });

  it.each([
    [
      'a job that it does not need',
      BUILD.replace('needs: plan, ', '') + plan(RUN),
      'does not list in its “needs”',
    ],
    ['a job that is missing', BUILD, 'which the workflow does not have'],
    [
      'an output that is missing',
      `  plan: {outputs: {n: x}}\n${BUILD}`,
      'which that job does not set',
    ],
    [
      'a called workflow',
      `  plan: {uses: ./x.yml}\n${BUILD}`,
      'is set by the called workflow “./x.yml”',
    ],
    [
      'a job with a matrix',
      plan(RUN, '    strategy: {matrix: {a: [1]}}\n') + BUILD,
      'the last job of its matrix to end',
    ],
    [
      'a step that is missing',
      plan(RUN).replace('id: s', 'id: t') + BUILD,
      'by the step “s”, which does not exist',
    ],
    ['an action', plan('uses: a/b@v1') + BUILD, 'is set by the action “a/b@v1”'],
    [
      'another shell',
      plan(`shell: sh\n        ${RUN}`) + BUILD,
      'whose shell is “sh” and not Bash',
    ],
    [
      'another shell of the job',
      plan(RUN, '    defaults: {run: {shell: pwsh}}\n') + BUILD,
      'whose shell is “pwsh”',
    ],
    ['Windows', plan(RUN, '    runs-on: windows-latest\n') + BUILD, 'whose shell is PowerShell'],
    [
      'a container',
      plan(RUN, '    container: alpine\n') + BUILD,
      'whose shell is sh in a container',
    ],
    ['a step that never runs', plan(`if: false\n        ${RUN}`) + BUILD, 'which never runs'],
    [
      'the running workflow',
      `  plan: {outputs: {m: "\${{ github.sha }}"}}\n${BUILD}`,
      'which needs “github”',
    ],
    [
      'itself',
      `  plan: {needs: plan, outputs: {m: "\${{ needs.plan.outputs.m }}"}}\n${BUILD}`,
      'which depends on itself',
    ],
  ])('has one problem for %s', (_what, jobs, message) => {
    const { names, messages, group } = readWith(jobs);
    expect(names).toEqual([]);
    expect(group?.matrix).toBe('dynamic');
    expect(messages.split('\n')).toHaveLength(1);
    expect(messages).toMatch(
      /^The matrix of job “build” comes from the output “m” of job “plan”, /,
    );
    expect(messages).toContain(message);
  });

  it('says on which condition its step runs', () => {
    const { names, messages } = readWith(plan(`if: github.ref == 'x'\n        ${RUN}`) + BUILD);
    expect(names).toEqual(['build (x)']);
    expect(messages).toBe(
      "The step “s”, which sets the output “matrix” of job “plan”, runs only if “github.ref == 'x'”.",
    );
    expect(readWith(plan(`if: always()\n        ${RUN}`) + BUILD).messages).toBe('');
  });

  it('reads an output in a name as well', () => {
    const named = BUILD.replace(
      'needs: plan,',
      'needs: plan, name: "${{ needs.plan.outputs.v }} ${{ matrix.a }}",',
    );
    const producer = plan(RUN).replace('{m:', '{v: v1, m:');
    expect(readWith(producer + named).names).toEqual(['v1 x']);
  });
});

describe('the script of an output', () => {
  const scriptOf = (step: string, rest = '') => readWith(plan(step, rest) + BUILD).scripts[0];

  it.each([
    ['by default', '', '-e'],
    ['as bash', 'shell: bash\n        ', '-eo pipefail'],
    ['with options', 'shell: bash -eux {0}\n        ', '-e'],
    ['without -e', 'shell: bash --noprofile {0}\n        ', '+e'],
  ])('is run %s with the options of GitHub', (_how, shell, options) => {
    expect(scriptOf(`${shell}${RUN}`)?.options).toBe(options);
  });

  it('has the variables of its workflow, its job and its step, as YAML reads them', () => {
    const step = `env: {GO: 1.20, REF: "\${{ github.ref }}", OWN: "\${{ env.WF }}-b"}\n        ${RUN}`;
    expect(scriptOf(step, '    env: {WF: job, OTHER: true}\n')?.environment).toEqual([
      ['WF', ['job']],
      ['OTHER', ['true']],
      ['GO', ['1.2']],
      ['REF', [{ expression: 'github.ref' }]],
      ['OWN', ['job', '-b']],
    ]);
  });

  it('treats variables that an earlier step may have changed as unknown', () => {
    const first = '      - run: echo "WF=z" >> $GITHUB_ENV\n';
    const producer = plan(`env: {OWN: a}\n        ${RUN}`).replace(
      '    steps:\n',
      `    steps:\n${first}`,
    );
    expect(readWith(producer + BUILD).scripts[0]?.environment).toEqual([
      ['WF', [{ expression: 'env.WF' }]],
      ['OWN', ['a']],
    ]);
  });

  it('is split at expressions whose values the file does not say', () => {
    const step = "run: echo ${{ env.WF }} ${{ 'b' }} ${{ inputs.x }}";
    expect(scriptOf(step)?.text).toEqual(['echo ', 'a', ' ', 'b', ' ', { expression: 'inputs.x' }]);
  });

  it('has its first line where its lines are those of the file', () => {
    expect(scriptOf('run: |\n          a\n          b')?.firstLine).toBe(8);
    expect(scriptOf(RUN)?.firstLine).toBe(7);
    expect(scriptOf('run: >\n          a\n          b')?.firstLine).toBeNull();
  });
});
