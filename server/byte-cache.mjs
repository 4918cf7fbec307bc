/**
 * @template Value
 * @typedef {{ readonly value: Value, readonly bytes: number }} Kept
 */

/**
 * Keeps values up to a sum of bytes; those that were used longest ago make room.
 *
 * @template Value
 */
export class ByteCache {
  /** @type {Map<string, Kept<Value>>} */
  #kept = new Map();
  #bytes = 0;
  #maxBytes;

  /** @param {number} maxBytes */
  constructor(maxBytes) {
    this.#maxBytes = maxBytes;
  }

  get bytes() {
    return this.#bytes;
  }

  get size() {
    return this.#kept.size;
  }

  /** @param {string} key */
  get(key) {
    const found = this.#kept.get(key);
    if (found === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  /**
   * Keeps a value; one that alone is larger than a quarter of the room is not kept.
   *
   * @param {string} key
   * @param {Value} value
   * @param {number} bytes
   */
  set(key, value, bytes) {
    this.delete(key);
    if (bytes > this.#maxBytes / 4) return;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.delete(oldest);
    }
  }

  /** @param {string} key */
  delete(key) {
    const found = this.#kept.get(key);
    if (found === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= found.bytes;
  }
}
