import { randomBytes } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { digestLike } from '@/lib/upstream/registry/content-digest';

import type { BlobStore } from './model';
import { openBlobStore } from './open-blob-store';

const MIB = 1024 * 1024;

let directory = '';
let logged: string[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blobs-'));
  logged = [];
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function open(maxBytes?: number): Promise<BlobStore> {
  const log = (_level: string, event: string) => void logged.push(event);
  return openBlobStore({ directory, log, ...(maxBytes !== undefined && { maxBytes }) });
}

const files = () => readdir(join(directory, 'blobs'));
const fileOf = (digest: string) => join(directory, 'blobs', `${digest.slice(7)}.br`);

async function gather(chunks: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (chunks === null) return null;
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const text = (words: string) => Buffer.from(words);
const read = async (store: BlobStore, digest: string) => {
  const content = await store.read(digest);
  return content === null ? null : Buffer.from(content).toString();
};

describe('a blob store', () => {
  it('gives content back by its digest, whole and as a stream, also after a restart', async () => {
    const content = JSON.stringify(
      Array.from({ length: 3000 }, (_none, index) => `package-${index}`),
    );
    const digest = await (await open()).write(text(content));
    expect(digest).toBe(digestLike('sha256:', text(content)));
    const again = await open();
    expect(await read(again, digest)).toBe(content);
    expect(await gather(await again.open(digest))).toBe(content);
    expect((await stat(fileOf(digest))).size).toBeLessThan(content.length / 4);
  });

  it('keeps content that is empty', async () => {
    const store = await open();
    const digest = await store.write(text(''));
    expect(await read(store, digest)).toBe('');
    expect(await gather(await store.open(digest))).toBe('');
  });

  it('writes the same content once', async () => {
    const store = await open();
    await Promise.all([store.write(text('same')), store.write(text('same'))]);
    await store.write(text('same'));
    expect(await files()).toHaveLength(1);
    expect(store.state()).toMatchObject({ blobs: 1, failure: null });
  });

  it.each([
    ['a digest that it does not have', `sha256:${'0'.repeat(64)}`],
    ['a digest of another algorithm', `sha512:${'0'.repeat(128)}`],
    ['what is no digest', '../../records.json'],
    ['nothing', ''],
  ])('has nothing for %s', async (_what, digest) => {
    const store = await open();
    expect(await store.read(digest)).toBeNull();
    expect(await store.open(digest)).toBeNull();
  });

  it('refuses content that is larger than any that may be stored', async () => {
    const store = await open();
    await expect(store.write(Buffer.alloc(64 * MIB + 1))).rejects.toThrow('larger than any');
  });
});

describe('a blob store that is full', () => {
  const content = (index: number) => Buffer.concat([text(`${index}`), randomBytes(1000)]);

  it('removes what was used least recently, and never has more than it may', async () => {
    const store = await open(3500);
    const [first, second, third] = [
      await store.write(content(1)),
      await store.write(content(2)),
      await store.write(content(3)),
    ];
    await store.read(first);
    await store.write(content(4));
    expect(await store.read(second)).toBeNull();
    expect(await store.read(first)).not.toBeNull();
    expect(await store.read(third)).not.toBeNull();
    expect(store.state().bytes).toBeLessThanOrEqual(3500);
    expect(await files()).toHaveLength(3);
  });

  it('remembers over a restart what was used last, and shrinks to a smaller limit', async () => {
    const store = await open();
    const first = await store.write(content(1));
    const second = await store.write(content(2));
    const longAgo = Date.now() / 1000 - 3600;
    await utimes(fileOf(second), longAgo, longAgo);
    const smaller = await open(1500);
    expect(await smaller.read(first)).not.toBeNull();
    expect(await smaller.read(second)).toBeNull();
    expect(await files()).toHaveLength(1);
  });

  it('stores nothing that is larger than all it may have', async () => {
    const store = await open(500);
    const digest = await store.write(content(1));
    expect(await store.read(digest)).toBeNull();
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('a blob store on a disk that fails', () => {
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['of other content', () => brotliCompressSync('other')],
    ['no brotli', () => text('no brotli')],
    ['empty', () => Buffer.alloc(0)],
  ])('has nothing for a file that is %s, and can store it anew', async (_what, damage) => {
    const content = randomBytes(2000);
    const digest = await (await open()).write(content);
    await writeFile(fileOf(digest), damage(await readFile(fileOf(digest))));
    const store = await open();
    await expect(gather(await store.open(digest))).rejects.toThrow(Error);
    expect(await store.read(digest)).toBeNull();
    await store.write(content);
    expect(Buffer.from((await store.read(digest)) ?? [])).toEqual(content);
  });

  it('reads no file that decompresses to more than may be stored', async () => {
    const bomb = Buffer.alloc(65 * MIB);
    const digest = digestLike('sha256:', bomb);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    await mkdir(join(directory, 'blobs'));
    await writeFile(fileOf(digest), brotliCompressSync(bomb, { params }));
    const store = await open();
    await expect(gather(await store.open(digest))).rejects.toThrow('larger than any');
    await writeFile(fileOf(digest), brotliCompressSync(bomb, { params }));
    expect(await (await open()).read(digest)).toBeNull();
  });

  it('continues where a file disappears', async () => {
    const store = await open();
    const digest = await store.write(text('gone'));
    await rm(fileOf(digest));
    expect(await store.read(digest)).toBeNull();
    expect(store.state().blobs).toBe(0);
  });

  it('finds the other files where some vanish while it looks', async () => {
    const digest = await (await open()).write(text('stays'));
    // A link to nothing is listed, and is not there, as a file that another process removes meanwhile.
    for (const ending of ['.br', '.br.1-1.tmp']) {
      // oxlint-disable-next-line no-await-in-loop
      await symlink('nothing', join(directory, 'blobs', `${'0'.repeat(64)}${ending}`));
    }
    const store = await open();
    expect(await read(store, digest)).toBe('stays');
    expect(store.state()).toMatchObject({ blobs: 1, failure: null });
    expect(logged).toEqual([]);
  });

  it('says why it cannot write, and heals by itself', async () => {
    await writeFile(join(directory, 'blobs'), 'a file where the folder should be');
    const store = await open();
    const digest = await store.write(text('content'));
    await store.write(text('more content'));
    expect(store.state().failure).toMatch(/EEXIST|ENOTDIR/);
    expect(await store.read(digest)).toBeNull();
    expect(logged).toEqual(['blobs.unwritable']);
    await rm(join(directory, 'blobs'));
    await store.write(text('content'));
    expect(store.state().failure).toBeNull();
    expect(await read(store, digest)).toBe('content');
  });

  it('touches no file that is not its own, and removes its old temporary files', async () => {
    const folder = join(directory, 'blobs');
    await mkdir(folder);
    const foreign = ['notes.txt', 'other.br', `${'A'.repeat(64)}.br`, 'x.tmp'];
    const [old, young] = [`${'a'.repeat(64)}.br.1-1.tmp`, `${'b'.repeat(64)}.br.1-2.tmp`];
    for (const name of [...foreign, old, young]) await writeFile(join(folder, name), 'x');
    const longAgo = Date.now() / 1000 - 2 * 3600;
    for (const name of [...foreign, old]) await utimes(join(folder, name), longAgo, longAgo);
    const store = await open(1);
    await store.write(text('evicts everything'));
    expect((await files()).toSorted()).toEqual([...foreign, young].toSorted());
  });
});
