import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { gunzip } from './gunzip';

const TEXT = 'The quick brown fox. '.repeat(20_000);

async function* inPieces(
  bytes: Buffer,
  size: number,
  onClose = () => {},
): AsyncIterable<Uint8Array> {
  try {
    for (let start = 0; start < bytes.length; start += size) {
      yield bytes.subarray(start, start + size);
    }
  } finally {
    onClose();
  }
}

async function unzip(bytes: Buffer, size = 1000): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of gunzip(inPieces(bytes, size))) parts.push(part);
  return Buffer.concat(parts).toString();
}

const zipped = gzipSync(TEXT);

/** A member whose header has every optional part. */
function withFullHeader(): Buffer {
  const head = Buffer.from(zipped.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  const extra = Buffer.from([3, 0, 1, 2, 3]);
  const texts = Buffer.from('name\0comment\0');
  return Buffer.concat([head, extra, texts, Buffer.from([9, 9]), zipped.subarray(10)]);
}

describe('gunzip', () => {
  it.each([1, 7, 10, 500, zipped.length - 8, zipped.length, 1_000_000])(
    'reads a member in pieces of %i',
    async (size) => {
      expect(await unzip(zipped, size)).toBe(TEXT);
    },
  );

  it.each([
    ['words', Buffer.from('and something else')],
    ['zeros', Buffer.alloc(600)],
    ['the start of a member', Buffer.from([0x1f, 0x8b, 7, 7, 7])],
    ['one byte', Buffer.from('x')],
  ])(
    'ignores what follows the last member, and loses nothing before it: %s',
    async (_what, tail) => {
      for (const size of [1, 1000, zipped.length, 1_000_000]) {
        // oxlint-disable-next-line no-await-in-loop
        await expect(unzip(Buffer.concat([zipped, tail]), size)).resolves.toBe(TEXT);
      }
    },
  );

  it.each([1, 1000, 1_000_000])('reads member after member, in pieces of %i', async (size) => {
    const members = Buffer.concat([zipped, gzipSync(''), gzipSync('more')]);
    expect(await unzip(members, size)).toBe(`${TEXT}more`);
  });

  it('skips all parts of a header', async () => {
    expect(await unzip(withFullHeader(), 3)).toBe(TEXT);
  });

  it.each([12, 200, zipped.length - 9, zipped.length - 3])(
    'fails where the data ends after %i bytes',
    async (length) => {
      await expect(unzip(zipped.subarray(0, length))).rejects.toThrow(/unexpected end/);
    },
  );

  it('fails where the data is damaged', async () => {
    const damaged = Buffer.from(zipped);
    damaged.writeUInt32LE(1, zipped.length - 8);
    await expect(unzip(damaged)).rejects.toThrow(/incorrect data check/);
    const nonsense = Buffer.concat([zipped.subarray(0, 10), Buffer.alloc(100, 0xff)]);
    await expect(unzip(nonsense)).rejects.toThrow(/invalid/);
  });

  it('closes its source when it is not read to the end', async () => {
    let isClosed = false;
    const source = inPieces(zipped, 50, () => {
      isClosed = true;
    });
    for await (const part of gunzip(source)) {
      expect(part.byteLength).toBeGreaterThan(0);
      break;
    }
    expect(isClosed).toBe(true);
  });

  it('fails when its source fails', async () => {
    async function* failing(): AsyncIterable<Uint8Array> {
      yield zipped.subarray(0, 100);
      throw new Error('reset');
    }
    const reading = async () => {
      for await (const part of gunzip(failing())) expect(part.byteLength).toBeGreaterThan(0);
    };
    await expect(reading()).rejects.toThrow('reset');
  });
});
