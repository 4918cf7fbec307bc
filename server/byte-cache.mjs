/** What an entry takes in addition to its value: the key, the maps and the objects around it. */
const ENTRY_BYTES = 1024;

/**
 * @template Value
 * @typedef {{ readonly value: Value, readonly bytes: number }} Entry
 */

/**
 * Caches values up to a sum of bytes; those that were used longest ago make room. A value may grow while it is
 * cached, as a page does when it is compressed, and is counted again with `recount`.
 *
 * @template Value
 */
export class ByteCache {
  /** @type {Map<string, Entry<Value>>} */
  #entries = new Map();
  #bytes = 0;
  #maxBytes;
  #bytesOf;

  /**
   * @param {number} maxBytes
   * @param {(value: Value) => number} bytesOf
   */
  constructor(maxBytes, bytesOf) {
    this.#maxBytes = maxBytes;
    this.#bytesOf = bytesOf;
  }

  get bytes() {
    return this.#bytes;
  }

  get size() {
    return this.#entries.size;
  }

  /** @param {string} key */
  get(key) {
    const found = this.#entries.get(key);
    if (found === undefined) return null;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /**
   * Caches a value; one larger than a quarter of the limit is not cached.
   *
   * @param {string} key
   * @param {Value} value
   */
  set(key, value) {
    this.delete(key);
    const bytes = this.#bytesOf(value) + 2 * key.length + ENTRY_BYTES;
    if (bytes > this.#maxBytes / 4) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.delete(oldest);
    }
  }

  /**
   * Counts a value again; one that is not cached any more, or was replaced, counts for nothing.
   *
   * @param {string} key
   * @param {Value} value
   */
  recount(key, value) {
    if (this.#entries.get(key)?.value === value) this.set(key, value);
  }

  /** @param {string} key */
  delete(key) {
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= found.bytes;
  }
}
