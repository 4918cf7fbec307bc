import 'server-only';

const NOTHING = new Uint8Array(0);

/** Bytes that arrive in chunks, of which a part may be given back. */
export class ByteInput {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #left: Uint8Array = NOTHING;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes; null at the end. */
  async read(): Promise<Uint8Array | null> {
    if (this.#left.byteLength > 0) {
      const left = this.#left;
      this.#left = NOTHING;
      return left;
    }
    const { done, value } = await this.#chunks.next();
    if (done === true) return null;
    return value.byteLength === 0 ? this.read() : value;
  }

  /** Gives back bytes that belong to what follows. */
  giveBack(bytes: Uint8Array): void {
    this.#left = Buffer.concat([bytes, this.#left]);
  }

  /** Exactly so many bytes; null where fewer are left. */
  async take(count: number): Promise<Buffer | null> {
    let taken: Buffer = Buffer.alloc(0);
    while (taken.byteLength < count) {
      // oxlint-disable-next-line no-await-in-loop
      const more = await this.read();
      if (more === null) return null;
      taken = Buffer.concat([taken, more]);
    }
    this.giveBack(taken.subarray(count));
    return taken.subarray(0, count);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
