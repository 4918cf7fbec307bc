import { describe, expect, it } from 'vitest';

import type { ScriptFacts, ScriptRun, ScriptShell, StepScript, World } from './model';
import { readScript } from './read-script';

const FACTS: ScriptFacts = { refusal: null, variables: [], programs: [], branches: [], words: [] };
const RUN: ScriptRun = { exitCode: 0, output: '', stdout: '', branches: [], unsure: [] };
const SCRIPT: StepScript = {
  id: 'plan/0',
  text: ['run ', { expression: 'inputs.x' }],
  environment: [
    ['SCOPE', [{ expression: 'inputs.scope' }]],
    ['FIXED', ['yes']],
  ],
  options: '-e',
  firstLine: 11,
};

/** A shell that behaves as `run` says, for a script that depends on these facts. */
function shellOf(
  run: (world: World) => Partial<ScriptRun>,
  facts: Partial<ScriptFacts> = {},
): ScriptShell & { readonly worlds: World[] } {
  const worlds: World[] = [];
  return {
    worlds,
    inspect: async () => ({ ...FACTS, ...facts }),
    run: async (_text, world) => {
      worlds.push(world);
      return { ...RUN, ...run(world) };
    },
  };
}

const read = (shell: ScriptShell, script = SCRIPT) => readScript(script, 'm', shell);
const clauseOf = async (shell: ScriptShell) => {
  const reading = await read(shell);
  return reading.kind === 'unknown' ? reading.clause : 'read';
};

describe('readScript', () => {
  it('runs a script in worlds that differ in all that is unknown, and reads what is the same', async () => {
    const shell = shellOf(() => ({ output: 'm=[1]\n' }));
    const reading = await read(shell);
    expect(
      reading.kind === 'read' &&
        reading.cases.map(({ scope, outputs }) => [scope, outputs.get('m')]),
    ).toEqual([[null, '[1]']]);
    const scopes = shell.worlds.map(({ environment, expressions }) => [
      environment['SCOPE'],
      ...expressions,
    ]);
    expect(new Set(scopes.flat()).size).toBe(5);
    expect(scopes[2]).toEqual(['', '']);
    expect(shell.worlds.every(({ environment }) => environment['FIXED'] === 'yes')).toBe(true);
  });

  it('reads a case for each word that something unknown is compared with', async () => {
    const words = [
      { source: 'SCOPE', word: 'full', label: 'full' },
      { source: 'SCOPE', word: 'x-1', label: 'x-*' },
      { source: 'SCOPE', word: 'same', label: 'same' },
    ];
    const values: Readonly<Record<string, string>> = { full: '[1,2]', 'x-1': '[3]' };
    const shell = shellOf(
      ({ environment }) => ({ output: `m=${values[environment['SCOPE'] ?? ''] ?? '[1]'}\n` }),
      { words },
    );
    const reading = await read(shell);
    expect(
      reading.kind === 'read' &&
        reading.cases.map(({ scope, outputs }) => [scope, outputs.get('m')]),
    ).toEqual([
      [null, '[1]'],
      ['full', '[1,2]'],
      ['x-*', '[3]'],
    ]);
  });

  it('leaves out a word with which the step fails', async () => {
    const words = [{ source: 'SCOPE', word: 'no', label: 'no' }];
    const shell = shellOf(
      ({ environment }) => (environment['SCOPE'] === 'no' ? { exitCode: 1 } : { output: 'm=1\n' }),
      { words },
    );
    expect(await read(shell)).toMatchObject({ kind: 'read', cases: [{ scope: null }] });
  });

  it.each<[string, Parameters<typeof shellOf>, string]>([
    [
      'a refusal, with its line in the file',
      [() => ({}), { refusal: { clause: 'runs “eval”', line: 3 } }],
      'runs “eval” (line 13)',
    ],
    [
      'a value that comes from an expression',
      [({ expressions }) => ({ output: `m=${expressions[0]}\n` })],
      'needs “inputs.x”',
    ],
    [
      'a value that comes from the environment',
      [({ environment }) => ({ output: `m=a-${environment['SCOPE']}\n` })],
      'needs “inputs.scope”',
    ],
    [
      'a value that differs and shows not by what',
      [({ environment }) => ({ output: `m=${environment['SCOPE']?.length}\n` })],
      'needs “inputs.x” and “inputs.scope”',
    ],
    [
      'a program, with its line',
      [
        ({ programs }) => ({ output: `m=${programs[0]?.output}\n` }),
        { programs: [{ name: 'curl', line: 2 }] },
      ],
      'needs what “curl” prints (line 12)',
    ],
    [
      'a value that depends on emptiness',
      [({ environment }) => ({ output: `m=${environment['SCOPE'] === ''}\n` })],
      'depends on whether “inputs.x” and “inputs.scope” is empty',
    ],
    [
      'a branch that no world takes',
      [
        () => ({ output: 'm=1\n', branches: [0] }),
        {
          branches: [
            { line: 2, sources: ['SCOPE'] },
            { line: 4, sources: ['SCOPE'] },
          ],
        },
      ],
      'has a condition that is decided only at run time, on “inputs.scope” (line 14)',
    ],
    [
      'a program whose result decides a branch',
      [
        ({ programs }) => ({ output: `m=${programs[0]?.exitCode}\n`, branches: [0] }),
        {
          programs: [{ name: 'git', line: 1 }],
          branches: [{ line: 1, sources: ['program:0'] }],
        },
      ],
      'depends on whether what “git” prints (line 11) succeeds',
    ],
    [
      'a doubt',
      [() => ({ output: 'm=1\n', unsure: ['reads the file “f”'] })],
      'reads the file “f”',
    ],
    ['a failure', [() => ({ exitCode: 2 })], 'ends with an error (exit code 2)'],
    ['an output that is not there', [() => ({ output: 'n=1\n' })], 'writes no output “m”'],
    ['a file of another format', [() => ({ output: '{\n' })], 'in a format that fails the step'],
  ])('does not read %s', async (_what, shell, clause) => {
    expect(await clauseOf(shellOf(...shell))).toContain(clause);
  });

  it('does not run a script that is very long or has very many conditions', async () => {
    const long = { ...SCRIPT, text: ['x'.repeat(200_000)] };
    const shell = shellOf(() => ({}));
    expect(await read(shell, long)).toMatchObject({ kind: 'unknown' });
    const words = Array.from({ length: 50 }, (_, at) => ({
      source: 'SCOPE',
      word: `w${at}`,
      label: `w${at}`,
    }));
    expect(await clauseOf(shellOf(() => ({}), { words }))).toContain('too many conditions');
    expect(shell.worlds).toEqual([]);
  });
});
