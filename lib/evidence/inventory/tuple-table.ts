/** Slots of the hash for each tuple at least: fewer make long searches, more cost memory. */
const SLOTS_PER_TUPLE = 2;
const FIRST_SLOTS = 1024;

/**
 * Distinct tuples of numbers, each with its index. They are in one array and found by an open hash, which takes a
 * fifth of the memory of a map with texts as keys.
 */
export class TupleTable {
  readonly #width: number;
  #cells: Uint32Array;
  /** The index of a tuple plus one; 0 where a slot is free. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  constructor(width: number) {
    this.#width = width;
    this.#cells = new Uint32Array(width * (FIRST_SLOTS / SLOTS_PER_TUPLE));
  }

  get size(): number {
    return this.#size;
  }

  /** The number at a place of a tuple. */
  at(index: number, place: number): number {
    return this.#cells[index * this.#width + place] ?? 0;
  }

  /** The index of a tuple, which is added where it is new. */
  add(tuple: readonly number[]): number {
    const slot = this.#slotOf(tuple);
    const taken = this.#slots[slot] ?? 0;
    if (taken !== 0) return taken - 1;
    const index = this.#size;
    this.#slots[slot] = index + 1;
    this.#cells.set(tuple, index * this.#width);
    this.#size += 1;
    if (this.#size * SLOTS_PER_TUPLE >= this.#slots.length) this.#grow();
    return index;
  }

  /** The slot of a tuple, or the free slot where it belongs. */
  #slotOf(tuple: readonly number[]): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(tuple) & mask;
    for (;;) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0 || this.#isAt(tuple, taken - 1)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(tuple: readonly number[], index: number): boolean {
    const start = index * this.#width;
    for (let place = 0; place < this.#width; place += 1) {
      if (this.#cells[start + place] !== tuple[place]) return false;
    }
    return true;
  }

  #grow(): void {
    const cells = new Uint32Array(this.#cells.length * 2);
    cells.set(this.#cells);
    this.#cells = cells;
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let index = 0; index < this.#size; index += 1) {
      const start = index * this.#width;
      const tuple = Array.from(this.#cells.subarray(start, start + this.#width));
      this.#slots[this.#slotOf(tuple)] = index + 1;
    }
  }
}

/** Mixes the numbers of a tuple, so that neighbours are spread. */
function hashOf(tuple: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const number of tuple) {
    hash = Math.imul(hash ^ number, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
