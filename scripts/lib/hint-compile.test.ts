import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { hintCompile } from './hint-compile.mjs';

const CHUNKS = '.next/static/chunks';
const LARGE = `globalThis.made = [${'1, '.repeat(10_000)}].length;`;

describe('hintCompile', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kairos-matrix-hints-'));
    mkdirSync(join(root, CHUNKS), { recursive: true });
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const read = (name: string) => readFileSync(join(root, CHUNKS, name), 'utf8');
  const write = (name: string, text: string) => writeFileSync(join(root, CHUNKS, name), text);

  it('puts the hint on a line before large scripts, once, and changes nothing else', () => {
    write('large.js', LARGE);
    write('small.js', 'globalThis.small = 1;');
    write('style.css', LARGE);
    expect([hintCompile(root), hintCompile(root)]).toEqual([1, 0]);
    expect(read('large.js')).toBe(`//# allFunctionsCalledOnLoad\n${LARGE}`);
    expect(read('small.js')).toBe('globalThis.small = 1;');
    expect(read('style.css')).toBe(LARGE);
    expect(new Script(read('large.js')).runInNewContext()).toBe(10_000);
  });

  it('leaves a root without a build alone', () => {
    rmSync(join(root, '.next'), { recursive: true });
    expect(hintCompile(root)).toBe(0);
  });
});
