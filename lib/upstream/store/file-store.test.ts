import { link, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fileNameOf } from './file-name';
import { openFileStore } from './file-store';
import type { StoredRecord } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { RecordFolder } from './record-folder';

let directory: string;
let logged: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-'));
  logged = [];
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const open = (place = directory) =>
  openFileStore({ directory: place, log: (_level, event) => logged.push(event) });

function recordOf(key: string, changes: Partial<StoredRecord> = {}): StoredRecord {
  return {
    key,
    schemaVersion: 1,
    identity: 'https://api.github.com',
    value: { jobs: [1, 2] },
    etag: 'W/"1"',
    fetchedAt: '2026-11-23T10:00:00.000Z',
    checkedAt: '2026-11-23T10:00:00.000Z',
    lastAttemptAt: '2026-11-23T10:00:00.000Z',
    failure: null,
    failingSince: null,
    failures: 0,
    nextAttemptAt: '2026-11-23T10:20:00.000Z',
    ...changes,
  };
}

describe('openFileStore', () => {
  it('keeps records over a restart', async () => {
    const store = await open();
    const records = [
      recordOf('matrix-file:kairos-init:main'),
      recordOf('matrix-file:kairos-init:feature/Ä b', {
        failure: { kind: 'unavailable', status: 504 },
      }),
      recordOf(`matrix-file:kairos:${'x'.repeat(200)}`, { value: null }),
    ];
    await Promise.all(records.map((record) => store.set(record)));
    const again = await open();
    expect(again.list()).toHaveLength(3);
    for (const record of records) expect(again.get(record.key)).toEqual(record);
    expect(again.get('something else')).toBeNull();
  });

  it('distinguishes keys that differ only in case or in odd characters', async () => {
    const store = await open();
    const keys = ['ref:Main', 'ref:main', 'ref/main', 'ref:main '];
    await Promise.all(keys.map((key) => store.set(recordOf(key))));
    expect(
      (await open())
        .list()
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys.toSorted());
  });

  it('keeps the last of many writes of one record', async () => {
    const store = await open();
    await Promise.all(
      Array.from({ length: 50 }, (_none, value) => store.set(recordOf('a', { value }))),
    );
    expect((await open()).get('a')?.value).toBe(49);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('gives a record only when it is written, so that a kill does not take back what was shown', async () => {
    const store = await open();
    const setting = store.set(recordOf('a'));
    expect(store.get('a')).toBeNull();
    await setting;
    expect(store.get('a')).not.toBeNull();
    expect((await open()).get('a')).toEqual(store.get('a'));
  });

  it('forgets a record that is removed', async () => {
    const store = await open();
    await store.set(recordOf('a'));
    await store.remove('a');
    expect(store.get('a')).toBeNull();
    expect((await open()).list()).toEqual([]);
  });

  it.each([
    ['torn', formatRecord(recordOf('a')).slice(0, 90)],
    ['torn right after its key', '{"key":"a"'],
    ['a record of another shape', '{"key":"a","schemaVersion":1}'],
    ['another record’s', formatRecord(recordOf('b'))],
  ])('puts a file that is %s aside with one line and goes on', async (_what, text) => {
    await writeFile(join(directory, fileNameOf('a')), text);
    await writeFile(join(directory, fileNameOf('good')), formatRecord(recordOf('good')));
    const store = await open();
    expect(store.list().map(({ key }) => key)).toEqual(['good']);
    expect(store.state()).toMatchObject({ movedAside: 1, failure: null });
    expect(logged).toEqual(['store.put-aside']);
    expect(await readFile(join(directory, `${fileNameOf('a')}.unreadable-1`), 'utf8')).toBe(text);

    await writeFile(join(directory, fileNameOf('a')), text);
    await open();
    expect(await readdir(directory)).toContain(`${fileNameOf('a')}.unreadable-2`);
  });

  it.each([
    ['empty', ''],
    ['of another program', '{"hello":"world"}'],
    ['of another program with keys of its own', '{"key":"theirs","value":1}'],
    ['no JSON', '<html>'],
  ])('leaves a file alone that has the name of a record and is %s', async (_what, text) => {
    const name = fileNameOf('a');
    await writeFile(join(directory, name), text);
    const store = await open();
    expect(store.state()).toMatchObject({ movedAside: 0, failure: null });
    expect(await readdir(directory)).toEqual([name]);
    expect(await readFile(join(directory, name), 'utf8')).toBe(text);
  });

  it('touches no file of the project in whose folder it writes', async () => {
    const theirs = [
      'package.json',
      'tsconfig.json',
      '.oxlintrc.json',
      'accounts.json',
      'other-tool.tmp',
      'cache.0123456789abcdef.json',
      'cache.0123456789abcdef.json.999999999-1.tmp',
      'cache.0123456789abcdef.json.unreadable-1',
      'Upper.0123456789abcdef.json',
    ];
    for (const name of theirs) {
      // oxlint-disable-next-line no-await-in-loop
      await writeFile(join(directory, name), `of ${name}`);
      // oxlint-disable-next-line no-await-in-loop
      await utimes(join(directory, name), new Date(0), new Date(0));
    }
    await (await open()).set(recordOf('a'));
    expect((await open()).get('a')).toEqual(recordOf('a'));
    expect(await readdir(directory)).toEqual([...theirs, fileNameOf('a')].toSorted());
    for (const name of theirs) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await readFile(join(directory, name), 'utf8')).toBe(`of ${name}`);
    }
  });

  it('says nothing of files whose names are no records’', async () => {
    await writeFile(join(directory, 'accounts.json'), formatRecord(recordOf('accounts')));
    await writeFile(join(directory, 'Upper.0123456789abcdef.json'), '{"key":"theirs"');
    const store = await open();
    expect([store.list(), store.state().movedAside, logged]).toEqual([[], 0, []]);
    expect(await readdir(directory)).toEqual(['Upper.0123456789abcdef.json', 'accounts.json']);
  });

  it('deletes no temporary file of another name, whatever is inside', async () => {
    const theirs = ['a.json.tmp', 'cache.999999999-1.tmp', `${fileNameOf('a')}.tmp`].toSorted();
    for (const name of theirs) {
      // oxlint-disable-next-line no-await-in-loop
      await writeFile(join(directory, name), formatRecord(recordOf('a')));
      // oxlint-disable-next-line no-await-in-loop
      await utimes(join(directory, name), new Date(0), new Date(0));
    }
    await open();
    expect(await readdir(directory)).toEqual(theirs);
  });

  it('writes nothing into the file of the record before', async () => {
    const store = await open();
    await store.set(recordOf('a'));
    const before = join(directory, 'before');
    await link(join(directory, fileNameOf('a')), before);
    await store.set(recordOf('a', { value: 'new' }));
    expect(await readFile(before, 'utf8')).toBe(formatRecord(recordOf('a')));
    expect((await open()).get('a')?.value).toBe('new');
  });

  it('reads the other records when some vanish while it reads', async () => {
    const keys = Array.from({ length: 60 }, (_none, index) => `key-${index}`);
    const before = await open();
    await Promise.all(keys.map((key) => before.set(recordOf(key))));
    const vanishing = Array.from({ length: 200 }, (_none, index) =>
      join(directory, `${fileNameOf('a')}.999999999-${index}.tmp`),
    );
    await Promise.all(vanishing.map((path) => writeFile(path, '{')));
    const [store] = await Promise.all([
      open(),
      ...vanishing.map((path) => rm(path, { force: true })),
      rm(join(directory, fileNameOf('key-59'))),
    ]);
    expect(store.list().length).toBeGreaterThanOrEqual(59);
    expect(store.state().failure).toBeNull();
  });

  it('opens immediately where a file system never makes the folder, and says so', async () => {
    const store = await open('/proc/nope/data');
    await store.set(recordOf('a'));
    expect(store.get('a')).toEqual(recordOf('a'));
    // A folder that is made without end does not respond, which is another failure.
    expect(store.state().failure).toBe('The folder for records cannot be written (ENOENT).');
  });

  it('opens where a folder is never read, and keeps records in memory', async () => {
    vi.spyOn(RecordFolder.prototype, 'readAll').mockReturnValue(new Promise(() => undefined));
    const log = (_level: string, event: string) => logged.push(event);
    const store = await openFileStore({ directory, log, readPatienceMs: 20 });
    await store.set(recordOf('a'));
    expect(store.get('a')).toEqual(recordOf('a'));
    vi.restoreAllMocks();
  });

  it('opens without the records of a folder that is slow, and takes them when they are read', async () => {
    const before = await open();
    await before.set(recordOf('a'));
    await before.set(recordOf('b'));
    const log = (_level: string, event: string) => logged.push(event);
    const store = await openFileStore({ directory, log, readPatienceMs: 0 });
    await store.set(recordOf('a', { value: 'newer' }));
    await vi.waitFor(() => expect(store.get('b')).toEqual(recordOf('b')));
    expect(store.get('a')?.value).toBe('newer');
  });

  it('keeps the value of a slow folder when a failure was stored before it was read', async () => {
    await (await open()).set(recordOf('a', { value: 'good' }));
    const log = (_level: string, event: string) => logged.push(event);
    const store = await openFileStore({ directory, log, readPatienceMs: 0 });
    await store.set(recordOf('a', { value: null, etag: null, failures: 1 }));
    expect(store.get('a')).toMatchObject({ value: 'good', failures: 1 });
    expect((await open()).get('a')).toMatchObject({ value: 'good', failures: 1 });
  });

  it('shows no path', async () => {
    await writeFile(join(directory, 'file'), '');
    const store = await open(join(directory, 'file', 'data'));
    await store.set(recordOf('a'));
    expect(store.state().failure).toBe('The folder for records cannot be written (ENOTDIR).');
  });

  it('keeps saying that a record is not written while others are', async () => {
    const store = await open();
    const blocking = join(directory, fileNameOf('large'));
    await mkdir(blocking);
    await store.set(recordOf('large'));
    await store.set(recordOf('small'));
    await store.set(recordOf('smaller'));
    expect(store.state().failure).not.toBeNull();
    expect(logged).toEqual(['store.unwritable']);
    await rm(blocking, { recursive: true });
    await store.set(recordOf('large'));
    expect(store.state().failure).toBeNull();
  });

  it('does not touch folders and other files', async () => {
    await mkdir(join(directory, 'folder.json'));
    await writeFile(join(directory, 'README'), 'mine');
    expect((await open()).list()).toEqual([]);
    expect(await readdir(directory)).toEqual(['README', 'folder.json']);
  });

  it('cleans up what a kill in the middle of writing left, and has the record before it', async () => {
    await (await open()).set(recordOf('a'));
    const half = join(directory, `${fileNameOf('a')}.999999999-1.tmp`);
    await writeFile(half, formatRecord(recordOf('a', { value: 'new' })).slice(0, 60));
    const old = join(directory, `${fileNameOf('b')}.${process.ppid}-7.tmp`);
    await writeFile(old, '{');
    await utimes(old, new Date(0), new Date(0));
    const store = await open();
    expect(store.get('a')?.value).toEqual({ jobs: [1, 2] });
    expect(await readdir(directory)).toEqual([fileNameOf('a')]);
  });

  it('leaves what another living process is writing', async () => {
    const theirs = `${fileNameOf('a')}.${process.ppid}-1.tmp`;
    await writeFile(join(directory, theirs), '{');
    await open();
    expect(await readdir(directory)).toEqual([theirs]);
  });

  it('continues from memory where it cannot write, says so, and recovers', async () => {
    const blocked = join(directory, 'file', 'data');
    await writeFile(join(directory, 'file'), '');
    const store = await open(blocked);
    await expect(store.set(recordOf('a'))).resolves.toBeUndefined();
    expect(store.get('a')).toEqual(recordOf('a'));
    expect(store.state()).toMatchObject({
      place: blocked,
      failure: expect.stringMatching(/ENOTDIR/),
      failingSince: expect.any(String),
    });
    expect(logged).toEqual(['store.unwritable']);

    await rm(join(directory, 'file'));
    await store.set(recordOf('b'));
    expect(store.state()).toMatchObject({ failure: null, failingSince: null });
    expect(logged).toEqual(['store.unwritable', 'store.writable']);
  });
});

describe('parseRecord', () => {
  it('reads what formatRecord writes', () => {
    const record = recordOf('a', {
      failure: { kind: 'rate-limited', resetsAt: null },
      failures: 3,
    });
    expect(parseRecord(formatRecord(record))).toEqual(record);
  });

  it('refuses a record whose parts are of another form', () => {
    expect(parseRecord(JSON.stringify({ ...recordOf('a'), fetchedAt: 'yesterday' }))).toBeNull();
    expect(parseRecord(JSON.stringify({ ...recordOf('a'), failure: { kind: 'new' } }))).toBeNull();
    expect(parseRecord(JSON.stringify({ ...recordOf('a'), value: undefined }))).toBeNull();
  });
});

describe('fileNameOf', () => {
  it('is readable, and safe for any key', () => {
    expect(fileNameOf('matrix-file:kairos-init:main')).toMatch(
      /^matrix-file-kairos-init-main\.[\da-f]{16}\.json$/,
    );
    expect(fileNameOf('../../etc/passwd')).not.toContain('/');
  });
});
