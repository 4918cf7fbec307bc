import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandStep } from './command-line';
import { powershellWords, shellWords } from './recipes.fixture';

const ODD = Array.from('\'"`$\\!*?~#&;|<>(){}[],@ \n\t-=%.:é😀‘’‚‛“');

const oddWords = fc
  .sample(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...ODD), maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { numRuns: 600, seed: 4 },
  )
  .filter((word) => !word.includes('\0') && word.isWellFormed())
  .slice(0, 300);

describe('commandStep', () => {
  it('passes 300 odd words through a shell unchanged, on one line or on many', () => {
    expect(oddWords).toHaveLength(300);
    for (const groups of [[['x', ...oddWords]], [['x'], ...oddWords.map((word) => [word])]]) {
      expect(shellWords(commandStep('', groups).shell)).toEqual(['x', ...oddWords]);
    }
  });

  it('passes 300 odd words through PowerShell unchanged, on one line or on many', () => {
    for (const groups of [[['x', ...oddWords]], [['x'], ...oddWords.map((word) => [word])]]) {
      const { shell, powershell } = commandStep('', groups);
      expect(powershellWords(powershell ?? shell)).toEqual(['x', ...oddWords]);
    }
  });

  it('keeps a short command on one line, the same for both', () => {
    expect(commandStep('List', [['docker', 'ps'], ['--all']])).toEqual({
      label: 'List',
      shell: 'docker ps --all',
      powershell: null,
    });
  });

  it('breaks a long command between its groups, with the mark of each shell', () => {
    const long = 'x'.repeat(80);
    expect(commandStep('', [['docker', 'pull'], ['--platform', 'p'], [], [long]])).toEqual({
      label: '',
      shell: `docker pull \\\n  --platform p \\\n  ${long}`,
      powershell: `docker pull \`\n  --platform p \`\n  ${long}`,
    });
  });

  it('runs in a shell with its words unchanged', () => {
    const { shell } = commandStep('', [['printf', '%s|'], ['$(id)'], ["a'b"], ['x'.repeat(90)]]);
    const printed = execFileSync('sh', ['-c', shell], { encoding: 'utf8' });
    expect(printed).toBe(`$(id)|a'b|${'x'.repeat(90)}|`);
  });
});
