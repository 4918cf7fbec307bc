import { gzipSync } from 'node:zlib';

import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';

import { openTarMember, type TarMember, type TarMemberRequest } from './tar-member';

type Member = { readonly name: string; readonly content?: string; readonly linkname?: string };

async function archiveOf(...members: readonly Member[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content = '', linkname } of members) {
    if (linkname === undefined) archive.entry({ name }, content);
    else archive.entry({ name, type: 'symlink', linkname });
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

async function* inPieces(bytes: Buffer, size = 100): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

const spdx: TarMemberRequest = { isWanted: (name) => name.endsWith('sbom.spdx.json') };

async function contentOf({ stream }: TarMember): Promise<string> {
  return new Response(stream).text();
}

async function take(bytes: Buffer, request: Partial<TarMemberRequest> = {}, size = 100) {
  const opened = await openTarMember(inPieces(bytes, size), { ...spdx, ...request });
  if (!opened.ok) return opened.failure;
  return {
    name: opened.value.name,
    bytes: opened.value.bytes,
    content: await contentOf(opened.value),
  };
}

const reports = [
  { name: './trivy.json', content: 't'.repeat(3000) },
  { name: './kairos-sbom.spdx.json', content: 's'.repeat(5000) },
  { name: './grype.json', content: 'g' },
];

async function* breakingOff(): AsyncIterable<Uint8Array> {
  yield (await archiveOf(...reports)).subarray(0, 600);
  throw new Error('reset');
}

/** An archive that begins with a header of attributes of any size, which compresses to almost nothing. */
async function* hugeHeader(bytes: number, read: { count: number }): AsyncIterable<Uint8Array> {
  const header = (await archiveOf({ name: 'pax' })).subarray(0, 512);
  header.write(bytes.toString(8).padStart(11, '0'), 124, 'latin1');
  header.write('x', 156, 'latin1');
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  yield header;
  for (; read.count < bytes; read.count += 65_536) yield Buffer.alloc(65_536, 'a');
}

describe('openTarMember', () => {
  it('gathers no header of attributes that is hundreds of megabytes large', async () => {
    const read = { count: 0 };
    const opened = await openTarMember(hugeHeader(300 * 1024 * 1024, read), spdx);
    const failure = { kind: 'broken', reason: expect.stringMatching(/header exceeds/i) };
    expect(opened).toMatchObject({ ok: false, failure });
    expect(read.count).toBeLessThan(8 * 1024 * 1024);
  });

  it('ends the stream with an error when it is not needed any more, also while nothing is read', async () => {
    const closing = new AbortController();
    const large = await archiveOf({ name: 'sbom.spdx.json', content: 's'.repeat(500_000) });
    const opened = await openTarMember(inPieces(large), { ...spdx, signal: closing.signal });
    if (!opened.ok) throw new Error('The member was not opened.');
    const reader = opened.value.stream.getReader();
    await reader.read();
    closing.abort();
    await expect(reader.closed).rejects.toThrow(/not needed any more/);
  });

  it('fails when it is not needed any more before the member has arrived', async () => {
    const closing = new AbortController();
    async function* never(): AsyncIterable<Uint8Array> {
      yield (await archiveOf(...reports)).subarray(0, 600);
      await new Promise(() => undefined);
    }
    const opening = openTarMember(never(), { ...spdx, signal: closing.signal });
    setTimeout(() => closing.abort(), 20);
    expect(await opening).toMatchObject({ ok: false });
  });

  it.each([1, 100, 512, 1_000_000])(
    'takes a member out of a plain archive, in pieces of %i',
    async (size) => {
      expect(await take(await archiveOf(...reports), {}, size)).toEqual({
        name: 'kairos-sbom.spdx.json',
        bytes: 5000,
        content: 's'.repeat(5000),
      });
    },
  );

  it('takes a member out of a zipped archive', async () => {
    expect(await take(gzipSync(await archiveOf(...reports)))).toMatchObject({
      content: 's'.repeat(5000),
    });
  });

  it('takes an empty member', async () => {
    expect(await take(await archiveOf({ name: 'sbom.spdx.json' }))).toMatchObject({
      bytes: 0,
      content: '',
    });
  });

  it('takes the first of two that match', async () => {
    const archive = await archiveOf(
      { name: 'a/sbom.spdx.json', content: '1' },
      { name: 'sbom.spdx.json', content: '2' },
    );
    expect(await take(archive)).toMatchObject({ name: 'a/sbom.spdx.json', content: '1' });
  });

  it('says when there is none', async () => {
    expect(await take(await archiveOf({ name: 'a', content: 'b' }))).toEqual({ kind: 'not-found' });
  });

  it('does not follow a link', async () => {
    const archive = await archiveOf({ name: 'sbom.spdx.json', linkname: '/etc/passwd' });
    expect(await take(archive)).toEqual({ kind: 'not-found' });
  });

  it.each([
    '../sbom.spdx.json',
    '/sbom.spdx.json',
    'a/../../sbom.spdx.json',
    String.raw`..\sbom.spdx.json`,
    'c:sbom.spdx.json',
  ])('refuses an archive with the path %s', async (name) => {
    const archive = await archiveOf(
      { name, content: 'x' },
      { name: 'sbom.spdx.json', content: 'y' },
    );
    expect(await take(archive)).toEqual({ kind: 'unsafe-path', name });
  });

  it('refuses a member that says it is huge, before reading it', async () => {
    const failure = await take(await archiveOf(...reports), { maxMemberBytes: 4999 });
    expect(failure).toEqual({ kind: 'too-large', limitBytes: 4999 });
  });

  it('refuses an endless archive, with any compression', async () => {
    const archive = await archiveOf({ name: 'a', content: '0'.repeat(1_000_000) }, ...reports);
    const limits = { maxArchiveBytes: 100_000 };
    expect(await take(archive, limits)).toEqual({ kind: 'too-large', limitBytes: 100_000 });
    expect(await take(gzipSync(archive), limits)).toEqual({
      kind: 'too-large',
      limitBytes: 100_000,
    });
  });

  it('refuses an archive of very many members', async () => {
    const members = Array.from({ length: 20 }, (_, index) => ({ name: `a${index}` }));
    expect(await take(await archiveOf(...members), { maxMembers: 10 })).toEqual({
      kind: 'too-many-members',
      limit: 10,
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from(`<html>${'x'.repeat(2000)}`)],
    ['zipped rubbish', gzipSync(Buffer.from('rubbish'.repeat(500)))],
    ['a broken zip', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(2000, 7)])],
    ['one byte', Buffer.from([0x1f])],
  ])('says that %s is no archive', async (_what, bytes) => {
    expect(await take(bytes)).toMatchObject({ kind: 'broken' });
  });

  it('says that an archive is cut off before the member', async () => {
    expect(await take((await archiveOf(...reports)).subarray(0, 2000))).toMatchObject({
      kind: 'broken',
    });
  });

  it.each([false, true])(
    'ends the stream with an error when the archive is cut off within the member (zipped: %s)',
    async (isZipped) => {
      const whole = await archiveOf({
        name: 'sbom.spdx.json',
        content: Array.from({ length: 9000 }, (_, index) => index).join(''),
      });
      const bytes = isZipped ? gzipSync(whole) : whole;
      const opened = await openTarMember(inPieces(bytes.subarray(0, bytes.length / 2)), spdx);
      if (!opened.ok) throw new Error('The member was not opened.');
      await expect(contentOf(opened.value)).rejects.toThrow(/unexpected end/i);
    },
  );

  it('says when the archive stops arriving', async () => {
    const opened = await openTarMember(breakingOff(), spdx);
    expect(opened).toEqual({ ok: false, failure: { kind: 'interrupted', reason: 'reset' } });
  });

  it('reads no further than it must, and lets go when the reader does', async () => {
    let produced = 0;
    let isReleased = false;
    const head = await archiveOf({ name: 'sbom.spdx.json', content: 'x'.repeat(10_000_000) });
    async function* counted(): AsyncIterable<Uint8Array> {
      try {
        for await (const chunk of inPieces(head, 64 * 1024)) {
          produced += chunk.byteLength;
          yield chunk;
        }
      } finally {
        isReleased = true;
      }
    }
    const opened = await openTarMember(counted(), spdx);
    if (!opened.ok) throw new Error('The member was not opened.');
    const reader = opened.value.stream.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(produced).toBeLessThan(1_000_000);
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isReleased).toBe(true);
  });
});
