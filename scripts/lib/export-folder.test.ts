import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MANIFEST, prepareFolder } from './export-folder.mjs';
import { readExportOptions } from './export-options.mjs';

const NOW = '2026-11-27T08:00:00.000Z';

describe('prepareFolder', () => {
  let above: string;
  let folder: string;

  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), 'export-'));
    folder = join(above, 'copy');
  });

  afterEach(() => rm(above, { recursive: true, force: true }));

  it('makes a folder that does not exist, and marks it before anything is in it', async () => {
    await prepareFolder(folder, NOW);
    expect(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))).toMatchObject({
      state: 'incomplete',
      exportedAt: NOW,
    });
  });

  it('removes the files of an earlier export', async () => {
    await prepareFolder(folder, NOW);
    await writeFile(join(folder, 'index.html'), 'old');
    await prepareFolder(folder, NOW);
    expect(await readdir(folder)).toEqual([MANIFEST]);
  });

  it.each([
    ['without the marker', 'notes.txt', 'mine'],
    ['with a marker of something else', MANIFEST, '{"format":"other"}'],
    ['with a marker that is no JSON', MANIFEST, 'kairos-matrix-export/1'],
    ['with a marker that is a list', MANIFEST, '["kairos-matrix-export/1"]'],
  ])('refuses a folder that is not empty %s, and touches nothing', async (_, name, text) => {
    await mkdir(folder);
    await writeFile(join(folder, name), text);
    await expect(prepareFolder(folder, NOW)).rejects.toThrow('is no earlier export');
    expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  });

  it('refuses a file and a link to a folder', async () => {
    await writeFile(folder, 'a file');
    await expect(prepareFolder(folder, NOW)).rejects.toThrow('is no folder');
    await symlink(above, join(above, 'link'));
    await expect(prepareFolder(join(above, 'link'), NOW)).rejects.toThrow('is no folder');
  });
});

describe('readExportOptions', () => {
  it('reads the folder and the number of releases', () => {
    expect(readExportOptions(['out', '--releases=3', '--stand-in'])).toEqual({
      folder: 'out',
      releases: 3,
      world: 'kairos',
    });
    expect(readExportOptions(['out']).releases).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['no folder', [], 'missing'],
    ['two folders', ['a', 'b'], 'one folder'],
    ['an unknown option', ['a', '--all'], 'no option'],
    ['a number that is none', ['a', '--releases=many'], 'is a number'],
    ['a negative number', ['a', '--releases=-1'], 'is a number'],
  ])('refuses %s with a sentence', (_, words, sentence) => {
    expect(() => readExportOptions(words)).toThrow(sentence);
  });
});
