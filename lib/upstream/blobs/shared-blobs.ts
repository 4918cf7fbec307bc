import 'server-only';
import { createClient, RESP_TYPES } from '@redis/client';

import type { Log } from '@/server/shared/log.mjs';

/** Prefix of the keys of blobs; the number is that of the records' keys. */
const PREFIX = 'kairos-matrix:1:blob:';

/** TTL of a blob since it was written: as long as that of a record. */
const KEPT_SECONDS = 45 * 24 * 3600;

/** Largest compressed blob that is shared: a Redis server has little memory. */
const MOST_BYTES = 1024 * 1024;

/** Timeout of a command. It is short, since a blob can be made again. */
const PATIENCE_MS = 800;

/** Blobs that replicas share, so that only one of them makes each. */
export type SharedBlobs = {
  readonly read: (hex: string) => Promise<Uint8Array | null>;
  readonly write: (hex: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => void;
};

/** Opens the blobs that replicas share over Redis or Valkey. While the server is gone there are none. */
export function openSharedBlobs(url: string, log: Log): SharedBlobs {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2000,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5000),
    },
  });
  // The state of the same server is reported by the store of records.
  client.on('error', () => {});
  void client.connect().catch(() => {});
  const ofBytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const attempt = async <Value>(command: () => Promise<Value>): Promise<Value | null> => {
    if (!client.isReady) return null;
    try {
      return await within(PATIENCE_MS, command());
    } catch (error) {
      log('debug', 'blobs.unshared', { error: error instanceof Error ? error.message : 'none' });
      return null;
    }
  };
  return {
    read: (hex) => attempt(() => ofBytes.get(`${PREFIX}${hex}`)),
    write: async (hex, bytes) => {
      if (bytes.byteLength > MOST_BYTES) return;
      const expiration = { type: 'EX', value: KEPT_SECONDS } as const;
      await attempt(() => client.set(`${PREFIX}${hex}`, Buffer.from(bytes), { expiration }));
    },
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}

async function within<Value>(limitMs: number, pending: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no reply in time')), limitMs);
  });
  try {
    return await Promise.race([pending, late]);
  } finally {
    clearTimeout(timer);
  }
}
