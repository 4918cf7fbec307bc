/** How far below the statement a byte is: its predicate is a member of the outermost object. */
const OUTERMOST = 1;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_OBJECT, OPEN_LIST, CLOSE_OBJECT, CLOSE_LIST] = [0x7b, 0x5b, 0x7d, 0x5d];

/** Longest name of a member that is compared. */
const LONGEST_NAME = 64;

/**
 * The bytes of the predicate in an in-toto statement, unchanged, without the complete statement in memory.
 * Everything is read to the end, so that a digest over all bytes is checked. Nothing comes of a statement
 * without a predicate.
 */
export async function* predicateBytes(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const scanner = new MemberScanner('predicate');
  for await (const chunk of chunks) {
    for (const part of scanner.partsOf(chunk)) yield part;
  }
}

/** Finds the value of a member of the outermost object, byte by byte. */
class MemberScanner {
  readonly #wanted: string;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  /** The text that was read last in the outermost object: a name where a colon follows. */
  #name = '';
  #isInValue = false;

  constructor(wanted: string) {
    this.#wanted = wanted;
  }

  *partsOf(chunk: Uint8Array): Generator<Uint8Array> {
    let start = this.#isInValue ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const wasInValue = this.#isInValue;
      this.#take(chunk[at] ?? 0);
      if (!wasInValue && this.#isInValue) start = at + 1;
      if (wasInValue && !this.#isInValue) {
        yield chunk.subarray(start, at);
        start = -1;
      }
    }
    if (start !== -1 && start < chunk.length) yield chunk.subarray(start);
  }

  #take(byte: number): void {
    if (this.#isInText) this.#takeOfText(byte);
    else if (byte === QUOTE) {
      this.#isInText = true;
      if (this.#depth === OUTERMOST && !this.#isInValue) this.#name = '';
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      this.#depth -= 1;
      if (this.#depth < OUTERMOST) this.#isInValue = false;
    } else if (this.#depth === OUTERMOST && byte === COLON) {
      this.#isInValue = this.#name === this.#wanted;
    } else if (this.#depth === OUTERMOST && byte === COMMA) this.#isInValue = false;
  }

  #takeOfText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInText = false;
      return;
    }
    const isName = this.#depth === OUTERMOST && !this.#isInValue;
    if (isName && this.#name.length < LONGEST_NAME) this.#name += String.fromCharCode(byte);
  }
}
