import 'server-only';
import { extract, type Extract, type ExtractEvents } from 'tar-stream';

import { fail, ok, type Result } from '@/lib/base/result';

import { gunzip } from './gunzip';

/** Why a member of an archive cannot be had. */
export type TarMemberFailure =
  /** The archive ends without the member. */
  | { readonly kind: 'not-found' }
  /** A member's name leads out of the archive, so nothing in it is believed. */
  | { readonly kind: 'unsafe-path'; readonly name: string }
  /** The member, or the archive up to it, is larger than we pass on. */
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'too-many-members'; readonly limit: number }
  /** Not an archive, or one that is damaged or cut off. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** The archive stopped arriving. */
  | { readonly kind: 'interrupted'; readonly reason: string };

/** What is taken out of an archive, and how much of it we are willing to read. */
export type TarMemberRequest = {
  /** Chosen by its name, without a leading `./`; the first match is taken. */
  readonly isWanted: (name: string) => boolean;
  readonly maxMemberBytes?: number;
  readonly maxArchiveBytes?: number;
  readonly maxMembers?: number;
  /** Aborted when the member is not needed any more: its stream ends with an error. */
  readonly signal?: AbortSignal;
};

/** A member on its way: `bytes` long by its header, and an error of the stream when the archive is cut off within it. */
export type TarMember = {
  readonly name: string;
  readonly bytes: number;
  readonly stream: ReadableStream<Uint8Array>;
};

type Chunks = AsyncIterable<Uint8Array>;
type Entry = ExtractEvents['entry'][1];

const MEBIBYTE = 1024 * 1024;

class ArchiveFault extends Error {
  readonly failure: TarMemberFailure;

  constructor(failure: TarMemberFailure) {
    super(`The archive cannot be read (${failure.kind}).`);
    this.failure = failure;
  }
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

async function* arriving(source: Chunks): Chunks {
  try {
    yield* source;
  } catch (thrown) {
    throw new ArchiveFault({ kind: 'interrupted', reason: reasonOf(thrown) });
  }
}

async function* limited(chunks: Chunks, limitBytes: number): Chunks {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw new ArchiveFault({ kind: 'too-large', limitBytes });
    yield chunk;
  }
}

async function readHead(iterator: AsyncIterator<Uint8Array>, head: Buffer): Promise<Buffer> {
  if (head.length >= 2) return head;
  const { done, value } = await iterator.next();
  return done === true ? head : readHead(iterator, Buffer.concat([head, value]));
}

/** Decompresses gzip where it is gzip: most archives of Kairos are called `.tar.gz` and are plain tar. */
async function* plain(chunks: Chunks): Chunks {
  const iterator = chunks[Symbol.asyncIterator]();
  const head = await readHead(iterator, Buffer.alloc(0));
  async function* whole(): Chunks {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole()) : whole();
}

function untilWritable(archive: Extract): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      archive.off('drain', settle);
      archive.off('close', settle);
      resolve();
    };
    archive.on('drain', settle);
    archive.on('close', settle);
  });
}

async function pump(chunks: Chunks, archive: Extract): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (!archive.destroyed && !archive.write(chunk)) await untilWritable(archive);
      if (archive.destroyed) return;
    }
    archive.end(null);
  } catch (thrown) {
    archive.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
}

function isUnsafe(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name);
}

function isFile({ header: { type } }: Entry): boolean {
  return type === 'file' || type === 'contiguous-file';
}

/** The members one by one; leaving the loop early does not close the archive. */
function keptOpen(archive: Extract): AsyncIterable<Entry> {
  const iterator = archive[Symbol.asyncIterator]();
  return { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
}

async function findEntry(
  entries: AsyncIterable<Entry>,
  request: Required<Omit<TarMemberRequest, 'signal'>>,
): Promise<Entry> {
  let seen = 0;
  for await (const entry of entries) {
    seen += 1;
    if (seen > request.maxMembers)
      throw new ArchiveFault({ kind: 'too-many-members', limit: request.maxMembers });
    const { name } = entry.header;
    if (isUnsafe(name)) throw new ArchiveFault({ kind: 'unsafe-path', name });
    if (isFile(entry) && request.isWanted(baseName(name))) return entry;
    entry.resume();
  }
  throw new ArchiveFault(
    seen === 0 ? { kind: 'broken', reason: 'It is empty.' } : { kind: 'not-found' },
  );
}

function baseName(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}

async function* bytesOf(entry: Entry): Chunks {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

function streamOf(entry: Entry, archive: Extract): ReadableStream<Uint8Array> {
  const chunks = bytesOf(entry)[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // A member that is closed without a reader must not look complete.
        archive.once('error', (error) => controller.error(error));
      },
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done !== true) {
          controller.enqueue(value);
          return;
        }
        controller.close();
        archive.destroy();
      },
      cancel() {
        archive.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Closes an archive when it is not needed any more, also while nothing arrives and nothing is read. */
function closeWith(signal: AbortSignal | undefined, archive: Extract): void {
  const close = (): void => archive.destroy(new Error('The archive is not needed any more.'));
  if (signal?.aborted === true) close();
  signal?.addEventListener('abort', close, { once: true });
  archive.once('close', () => signal?.removeEventListener('abort', close));
}

function toFailure(thrown: unknown): TarMemberFailure {
  return thrown instanceof ArchiveFault
    ? thrown.failure
    : { kind: 'broken', reason: reasonOf(thrown) };
}

/**
 * Opens one member of a tar archive as a stream, compressed or not, without buffering the
 * archive or the member. Reading stops where the member ends.
 *
 * An error before the member starts is the failure; an error within it ends the
 * stream with an error, so that a truncated member never looks complete.
 */
export async function openTarMember(
  source: Chunks,
  {
    isWanted,
    maxMemberBytes = 200 * MEBIBYTE,
    maxArchiveBytes = 1024 * MEBIBYTE,
    maxMembers = 1000,
    signal,
  }: TarMemberRequest,
): Promise<Result<TarMember, TarMemberFailure>> {
  const archive = extract();
  const entries = keptOpen(archive);
  closeWith(signal, archive);
  void pump(limited(plain(arriving(source)), maxArchiveBytes), archive);
  try {
    const entry = await findEntry(entries, {
      isWanted,
      maxMemberBytes,
      maxArchiveBytes,
      maxMembers,
    });
    const bytes = entry.header.size ?? 0;
    if (bytes > maxMemberBytes)
      throw new ArchiveFault({ kind: 'too-large', limitBytes: maxMemberBytes });
    return ok({ name: baseName(entry.header.name), bytes, stream: streamOf(entry, archive) });
  } catch (thrown) {
    archive.destroy();
    return fail(toFailure(thrown));
  }
}
