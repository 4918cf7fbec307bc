/** Distinct texts, each with its index, and each also in lower case for searching. */
export class TextTable {
  readonly #indexes = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #searched: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The index of a text, which is added where it is new. */
  add(text: string): number {
    const earlier = this.#indexes.get(text);
    if (earlier !== undefined) return earlier;
    const index = this.#texts.length;
    this.#indexes.set(text, index);
    this.#texts.push(text);
    this.#searched.push(text.toLowerCase());
    return index;
  }

  /** The index of a text; null where no row has it. */
  find(text: string): number | null {
    return this.#indexes.get(text) ?? null;
  }

  at(index: number): string {
    return this.#texts[index] ?? '';
  }

  /** For each text 1 if a word in lower case occurs in it, else 0. */
  search(word: string): Uint8Array {
    return markTexts(this.#searched, word);
  }
}

/** Marks with 1 the texts in which a word occurs. */
export function markTexts(texts: readonly string[], word: string): Uint8Array {
  const marks = new Uint8Array(texts.length);
  for (let index = 0; index < texts.length; index += 1) {
    if (texts[index]?.includes(word) === true) marks[index] = 1;
  }
  return marks;
}
