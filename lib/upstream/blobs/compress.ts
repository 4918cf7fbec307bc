import 'server-only';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

import { MOST_CONTENT_BYTES } from './model';

const compressed = promisify(brotliCompress);
const decompressed = promisify(brotliDecompress);

/** Beyond this quality package lists get little smaller for much more time. */
const QUALITY = 5;

/** Compresses content for a file or for Redis. */
export function compress(content: Uint8Array): Promise<Uint8Array> {
  return compressed(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  });
}

/** Decompresses content; null where it is damaged or larger than any that is stored. */
export async function decompress(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await decompressed(bytes, { maxOutputLength: MOST_CONTENT_BYTES });
  } catch {
    return null;
  }
}

/**
 * Passes decompressed chunks on.
 *
 * @throws When there are more than any content that is stored has.
 */
export async function* limitedChunks(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > MOST_CONTENT_BYTES)
      throw new Error('The content is larger than any that is stored.');
    yield chunk;
  }
}
