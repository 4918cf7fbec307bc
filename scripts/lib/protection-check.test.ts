import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ProtectionCheck } from './protection-check.mjs';
import { RepositoryCopy } from './repository-copy.mjs';

const PROTECTION = {
  fault: 'A fault',
  protection: 'it is bounded',
  file: 'a.ts',
  code: 'bounded',
  without: 'endless',
  test: { file: 'a.test.ts', name: 'is bounded' },
};

const runOf = (status: string, failure?: string) => ({
  code: status === 'failed' ? 1 : 0,
  isOverTime: false,
  report: {
    testResults: [
      {
        status,
        message: '',
        assertionResults: [
          {
            fullName: 'a is bounded',
            status,
            failureMessages: failure === undefined ? [] : [failure],
          },
        ],
      },
    ],
  },
});

const FAILED = runOf('failed', 'AssertionError: expected 2 to be 1');

describe('ProtectionCheck', () => {
  it.each([
    ['proved where it fails only without it', runOf('passed'), FAILED, 'proved'],
    ['wrong where it passes without it', runOf('passed'), runOf('passed'), 'wrong'],
    ['wrong where it fails with it', FAILED, FAILED, 'wrong'],
    [
      'wrong where the code without it cannot run',
      runOf('passed'),
      runOf('failed', 'SyntaxError: x'),
      'wrong',
    ],
    ['skipped where its test is', runOf('skipped'), runOf('skipped'), 'skipped'],
  ])('says of a protection that it is %s', async (_what, before, without, end) => {
    let isRemoved = false;
    const check = new ProtectionCheck({
      runTest: async () => (isRemoved ? without : before),
      whileChanged: async (_change, work) => {
        isRemoved = true;
        const value = await work();
        isRemoved = false;
        return value;
      },
    });
    expect((await check.prove(PROTECTION)).end).toBe(end);
    expect((await check.prove(PROTECTION)).end).toBe(end);
  });
});

describe('RepositoryCopy', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'repository-'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'a.ts'), 'bounded $& text');
    writeFileSync(join(root, '.env'), 'GITHUB_TOKEN=x');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('changes code in a copy while work runs, also where it fails, and never in the original', async () => {
    const copy = new RepositoryCopy(root);
    const inCopy = () => readFileSync(join(copy.folder, 'a.ts'), 'utf8');
    const change = { ...PROTECTION, without: '$& endless' };
    expect(await copy.whileChanged(change, async () => inCopy())).toBe('$& endless $& text');
    await expect(
      copy.whileChanged(change, () => Promise.reject(new Error('no report'))),
    ).rejects.toThrow('no report');
    expect([inCopy(), readFileSync(join(root, 'a.ts'), 'utf8')]).toEqual([
      'bounded $& text',
      'bounded $& text',
    ]);
    expect(existsSync(join(copy.folder, '.env'))).toBe(false);
    copy.remove();
    expect([existsSync(copy.folder), existsSync(join(root, 'node_modules'))]).toEqual([
      false,
      true,
    ]);
  });
});
