import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { markFolder, type ProcessMark } from './process-mark';

let directory: string;
let logged: string[];
let marks: ProcessMark[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mark-'));
  logged = [];
  marks = [];
});

afterEach(async () => {
  await Promise.all(marks.map((each) => each.remove()));
  await rm(directory, { recursive: true, force: true });
});

async function open(pid = process.pid, place = directory): Promise<ProcessMark> {
  const opened = markFolder({ directory: place, pid, log: (_level, event) => logged.push(event) });
  marks.push(opened);
  await opened.renew();
  return opened;
}

const theirs = (name: string) => join(directory, `kairos-matrix.${name}.process`);
const NAME = '0123456789abcdef';

describe('markFolder', () => {
  it('finds no other where there is none', async () => {
    expect((await open()).hasOther()).toBe(false);
    expect(logged).toEqual([]);
  });

  it('lets both processes notice each other, and says so once', async () => {
    const first = await open();
    const second = await open(process.ppid);
    await first.renew();
    await first.renew();
    expect([first.hasOther(), second.hasOther()]).toEqual([true, true]);
    expect(logged).toEqual(['store.folder-used-twice', 'store.folder-used-twice']);
    await second.remove();
    await first.renew();
    expect(first.hasOther()).toBe(false);
  });

  it('notices another immediately where it only looks, and leaves no mark', async () => {
    await open(process.ppid);
    const looking = markFolder({ directory, log: (_level, event) => logged.push(event) });
    marks.push(looking);
    await looking.look();
    expect(looking.hasOther()).toBe(true);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('notices a process of another host by its renewals', async () => {
    const mark = { program: 'kairos-matrix', host: 'another-host', pid: 1 };
    await writeFile(theirs(NAME), JSON.stringify(mark));
    const ours = await open();
    await ours.renew();
    expect(ours.hasOther()).toBe(false);
    const later = new Date(Date.now() + 10_000);
    await utimes(theirs(NAME), later, later);
    await ours.renew();
    expect(ours.hasOther()).toBe(true);
  });

  it('does not count a process of this host that was killed, and deletes its mark', async () => {
    const mark = { program: 'kairos-matrix', host: hostname(), pid: 999_999_999 };
    await writeFile(theirs(NAME), JSON.stringify(mark));
    expect((await open()).hasOther()).toBe(false);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('does not touch files of other programs', async () => {
    await writeFile(theirs(NAME), '{"hello":"world"}');
    await writeFile(join(directory, 'other.process'), 'x');
    await utimes(theirs(NAME), new Date(0), new Date(0));
    expect((await open()).hasOther()).toBe(false);
    expect(await readdir(directory)).toHaveLength(3);
  });

  it('finds no other where the folder cannot be written', async () => {
    await writeFile(join(directory, 'file'), '');
    expect((await open(process.pid, join(directory, 'file', 'data'))).hasOther()).toBe(false);
  });
});
