import 'server-only';
import { crc32, createInflateRaw } from 'node:zlib';

import { ByteInput } from './byte-input';

type Chunks = AsyncIterable<Uint8Array>;

/** Longest file name or comment in a header. */
const LONGEST_TEXT = 64 * 1024;

/** More chunks than a decompressor takes before it notices that the data has ended, which are two. */
const MOST_UNUSED = 16;

const [HAS_CHECK, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16];

/**
 * Decompresses gzip, member by member. What follows the last member is ignored, as other tools do: the stream of
 * Node ends with an error there, and loses the last bytes before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952
 * @throws Where the data is damaged or ends early.
 */
export async function* gunzip(chunks: Chunks): Chunks {
  const input = new ByteInput(chunks);
  try {
    // oxlint-disable-next-line no-await-in-loop
    while (await skipHeader(input)) yield* inflated(input);
  } finally {
    await input.close();
  }
}

/** Skips the header of a member; false where no member begins. */
async function skipHeader(input: ByteInput): Promise<boolean> {
  const head = await input.take(10);
  if (head === null || head.readUInt16BE(0) !== 0x1f8b || head[2] !== 8) return false;
  const flags = head[3] ?? 0;
  if ((flags & HAS_EXTRA) !== 0) {
    const length = await mustTake(input, 2);
    await mustTake(input, length.readUInt16LE(0));
  }
  if ((flags & HAS_NAME) !== 0) await skipText(input);
  if ((flags & HAS_COMMENT) !== 0) await skipText(input);
  if ((flags & HAS_CHECK) !== 0) await mustTake(input, 2);
  return true;
}

async function skipText(input: ByteInput): Promise<void> {
  for (let length = 0; length < LONGEST_TEXT; length += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const [byte] = await mustTake(input, 1);
    if (byte === 0) return;
  }
  throw new Error('A header is too large.');
}

async function mustTake(input: ByteInput, count: number): Promise<Buffer> {
  const taken = await input.take(count);
  if (taken === null) throw new Error('unexpected end of file');
  return taken;
}

/** The data of one member; its checksum is checked at the end. */
async function* inflated(input: ByteInput): Chunks {
  const inflate = createInflateRaw();
  const closed = new Promise<void>((resolve) => inflate.once('close', resolve));
  const feeding = feed(input, inflate, closed);
  let check = 0;
  let bytes = 0;
  try {
    for await (const chunk of inflate) {
      if (!(chunk instanceof Uint8Array)) continue;
      check = crc32(chunk, check);
      bytes += chunk.byteLength;
      yield chunk;
    }
  } finally {
    inflate.destroy();
  }
  await feeding;
  const trailer = await mustTake(input, 8);
  if (trailer.readUInt32LE(0) !== check) throw new Error('incorrect data check');
  if (trailer.readUInt32LE(4) !== bytes % 2 ** 32) throw new Error('incorrect length check');
}

/** Feeds a decompressor until it ends, and gives back what it did not use. */
async function feed(
  input: ByteInput,
  inflate: ReturnType<typeof createInflateRaw>,
  closed: Promise<void>,
): Promise<void> {
  let fed = 0;
  /** The end of what was fed: a few chunks may be taken after the data has ended. */
  let tail: readonly Uint8Array[] = [];
  try {
    while (!inflate.readableEnded && !inflate.destroyed) {
      // oxlint-disable-next-line no-await-in-loop
      const chunk = await input.read();
      if (chunk === null) {
        inflate.end();
        break;
      }
      if (inflate.readableEnded || inflate.destroyed) {
        input.giveBack(chunk);
        break;
      }
      tail = [...tail.slice(-MOST_UNUSED), chunk];
      fed += chunk.byteLength;
      // The callback of a write is not called where the data ends within it.
      const written = new Promise((resolve) => inflate.write(chunk, resolve));
      // oxlint-disable-next-line no-await-in-loop
      await Promise.race([written, closed]);
    }
    await closed;
    const unused = fed - inflate.bytesWritten;
    if (unused > 0) input.giveBack(Buffer.concat(tail).subarray(-unused));
  } catch (error) {
    inflate.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
