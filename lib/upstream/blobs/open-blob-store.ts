import 'server-only';
import { join } from 'node:path';

import { checkedChunks, digestLike, isComputable } from '@/lib/upstream/registry/content-digest';
import type { Log } from '@/server/shared/log.mjs';

import { BlobFolder } from './blob-folder';
import { compress, decompress } from './compress';
import { MOST_CONTENT_BYTES, type BlobStore } from './model';
import type { SharedBlobs } from './shared-blobs';

/** Most bytes of all files, compressed: enough for thousands of package lists. */
const MOST_FOLDER_BYTES = 300 * 1024 * 1024;

type BlobStoreOptions = {
  /** The folder of the records; the blobs are in a folder of it. */
  readonly directory: string;
  readonly log: Log;
  /** What replicas share; null for one replica. */
  readonly shared?: SharedBlobs | null;
  readonly maxBytes?: number;
};

/**
 * Opens the store of large content: one compressed file for each digest, and Redis where replicas share it.
 * Content is checked against its digest whenever it is read, so a damaged file or a wrong value in Redis
 * counts as missing.
 */
export async function openBlobStore(options: BlobStoreOptions): Promise<BlobStore> {
  const { directory, log, shared = null, maxBytes = MOST_FOLDER_BYTES } = options;
  const folder = new BlobFolder({ path: join(directory, 'blobs'), maxBytes, log });
  await folder.list();

  const read = async (digest: string): Promise<Uint8Array | null> => {
    const hex = hexOf(digest);
    if (hex === null) return null;
    const own = await contentOf(await folder.read(hex), digest);
    if (own !== null) return own;
    await folder.remove(hex);
    const bytes = (await shared?.read(hex)) ?? null;
    const content = await contentOf(bytes, digest);
    if (bytes !== null && content !== null) await folder.write(hex, bytes);
    return content;
  };

  return {
    read,
    write: async (content) => {
      if (content.byteLength > MOST_CONTENT_BYTES) {
        throw new Error(
          `Content of ${content.byteLength} bytes is larger than any that is stored.`,
        );
      }
      const digest = digestLike('sha256:', content);
      const hex = digest.slice('sha256:'.length);
      if (folder.has(hex)) return digest;
      const bytes = await compress(content);
      await Promise.all([folder.write(hex, bytes), shared?.write(hex, bytes)]);
      return digest;
    },
    open: async (digest) => {
      const hex = hexOf(digest);
      if (hex === null) return null;
      if (!folder.has(hex)) {
        const content = await read(digest);
        return content === null ? null : once(content);
      }
      const chunks = await folder.open(hex);
      if (chunks === null) return null;
      return soundChunks(checkedChunks(chunks, digest), () => folder.remove(hex));
    },
    state: () => folder.state(),
  };
}

async function contentOf(bytes: Uint8Array | null, digest: string): Promise<Uint8Array | null> {
  const content = bytes === null ? null : await decompress(bytes);
  return content !== null && digestLike(digest, content) === digest ? content : null;
}

/** Passes chunks on, and removes a file that cannot be read to its end, so that it is made again. */
async function* soundChunks(
  chunks: AsyncIterable<Uint8Array>,
  remove: () => Promise<void>,
): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Only digests of this store's own algorithm are file names. */
function hexOf(digest: string): string | null {
  return digest.startsWith('sha256:') && isComputable(digest) ? digest.slice(7) : null;
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
