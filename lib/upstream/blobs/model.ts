import 'server-only';

/** The state of a blob store, for the operator. */
export type BlobStoreState = {
  /** Where it writes. */
  readonly place: string;
  /** How many blobs there are, and their bytes as they are stored. */
  readonly blobs: number;
  readonly bytes: number;
  /** Why blobs are not written at present; null while they are. */
  readonly failure: string | null;
};

/**
 * A store of large content that never changes, by its digest. It may lose any of it, so a caller must be able
 * to make a blob again. Nothing fails: what cannot be read is null.
 */
export type BlobStore = {
  /** Stores content and gives its digest, `sha256:…`. */
  readonly write: (content: Uint8Array) => Promise<string>;
  /** The content, checked against its digest; null where it is not stored. */
  readonly read: (digest: string) => Promise<Uint8Array | null>;
  /**
   * The content as a stream; null where it is not stored. It ends with an error where the content is damaged:
   * what was read before must not be used.
   */
  readonly open: (digest: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly state: () => BlobStoreState;
};

/** Largest content that is stored. Nothing that decompresses to more is read. */
export const MOST_CONTENT_BYTES = 64 * 1024 * 1024;
