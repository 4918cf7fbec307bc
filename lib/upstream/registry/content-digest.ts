import 'server-only';
import { createHash, type Hash } from 'node:crypto';

import { checkDigest } from '@/lib/names/references/check-digest';

/** Bytes whose digest is not the one that was requested. */
export class WrongDigest extends Error {
  constructor() {
    super('the bytes do not have the digest that was requested');
  }
}

/** Whether a text is a digest that can be computed over bytes here. */
export function isComputable(digest: string): boolean {
  return /^sha(?:256|384|512):/.test(digest) && checkDigest(digest) === null;
}

/** The digest of bytes, with the algorithm of another digest, e.g. `sha256`. */
export function digestLike(digest: string, bytes: Uint8Array): string {
  return `${algorithmOf(digest)}:${hashFor(digest).update(bytes).digest('hex')}`;
}

/**
 * Passes chunks on and checks their digest at the end. What was read before the end is unchecked.
 *
 * @throws {WrongDigest} After the last chunk, when the bytes have another digest.
 */
export async function* checkedChunks(
  chunks: AsyncIterable<Uint8Array>,
  digest: string,
): AsyncIterable<Uint8Array> {
  const hash = hashFor(digest);
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (`${algorithmOf(digest)}:${hash.digest('hex')}` !== digest) throw new WrongDigest();
}

function hashFor(digest: string): Hash {
  return createHash(algorithmOf(digest));
}

function algorithmOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}
