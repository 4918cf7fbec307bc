import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { shareChunks } from './share-chunks.mjs';

const CHUNKS = '.next/server/chunks';

describe('shareChunks', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kairos-matrix-chunks-'));
    mkdirSync(join(root, CHUNKS), { recursive: true });
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(name: string, text: string) {
    const path = join(root, CHUNKS, name);
    writeFileSync(path, `${text}\n//# sourceMappingURL=${name}.map`);
    writeFileSync(`${path}.map`, '{}');
    return path;
  }

  it('links chunks that differ only in the name of their source map, which then are one module', () => {
    const paths = ['a.js', 'b.js', 'c.js'].map((name) => write(name, 'module.exports = {};'));
    expect(shareChunks(root)).toBe(2);
    expect(paths.map((path) => lstatSync(path).isSymbolicLink())).toEqual([false, true, true]);
    expect(paths.map((path) => existsSync(`${path}.map`))).toEqual([true, false, false]);
    const load = createRequire(join(root, 'index.js'));
    expect(load(paths[2] ?? '')).toBe(load(paths[0] ?? ''));
  });

  it('leaves chunks that differ, and is done after one time', () => {
    const other = write('other.js', 'module.exports = 1;');
    write('one.js', 'module.exports = 2;');
    write('two.js', 'module.exports = 2;');
    expect(shareChunks(root)).toBe(1);
    expect(shareChunks(root)).toBe(0);
    expect(readFileSync(other, 'utf8')).toContain('module.exports = 1;');
  });

  it('does nothing where nothing was built', () => {
    rmSync(join(root, '.next'), { recursive: true });
    expect(shareChunks(root)).toBe(0);
  });
});
