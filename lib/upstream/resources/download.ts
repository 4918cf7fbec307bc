import 'server-only';

/** A reader that takes nothing for this long has stopped. */
const IDLE_MS = 30_000;

/** No download takes longer than this. */
const LONGEST_MS = 10 * 60_000;

/** Time over which the pace of a reader is measured. */
const PACE_MS = 5000;

type Window = { readonly since: number; readonly bytes: number };

/**
 * A download that ends with its reader: when the visitor leaves, stops reading, or takes too long, its signal is
 * aborted and its source is closed.
 */
export class Download {
  readonly #closing = new AbortController();
  readonly #onEnd: () => void;
  readonly #visitor: AbortSignal | undefined;
  readonly #longest: NodeJS.Timeout;
  readonly #leave = () => this.close('the visitor is gone');
  #source: AsyncIterator<Uint8Array> | null = null;
  #isBegun = false;
  #idle: NodeJS.Timeout | null = null;
  #before: Window;
  #current: Window;

  /** `onEnd` is called when nothing of the download is needed any more. */
  constructor(onEnd: () => void, visitor?: AbortSignal) {
    this.#onEnd = onEnd;
    this.#visitor = visitor;
    this.#current = { since: performance.now(), bytes: 0 };
    this.#before = this.#current;
    this.#longest = setTimeout(() => this.close('it took too long'), LONGEST_MS).unref();
    visitor?.addEventListener('abort', this.#leave, { once: true });
  }

  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** The chunks of the source, for as long as the reader takes them. */
  follow(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    this.#source = chunks[Symbol.asyncIterator]();
    if (this.signal.aborted) this.#closeSource();
    else this.#waitForReader();
    const source = this.#source;
    const iterator = { next: () => this.#next(source), return: () => this.#return() };
    return { [Symbol.asyncIterator]: () => iterator };
  }

  /** Bytes a second that the reader takes of late; without a limit while the source is the slower of both. */
  readerPace(): number {
    const spanMs = performance.now() - this.#before.since;
    if (this.#idle === null || spanMs < PACE_MS) return Infinity;
    return ((this.#before.bytes + this.#current.bytes) * 1000) / spanMs;
  }

  /** Ends a download that was not read to its end. */
  close(reason: string): void {
    if (this.signal.aborted) return;
    this.#closing.abort(new DOMException(`The download was closed: ${reason}.`, 'AbortError'));
    this.#closeSource();
    this.end();
  }

  end(): void {
    clearTimeout(this.#longest);
    this.#readerCame();
    this.#visitor?.removeEventListener('abort', this.#leave);
    this.#onEnd();
  }

  async #next(source: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
    this.signal.throwIfAborted();
    this.#readerCame();
    this.#isBegun = true;
    try {
      const result = await source.next();
      if (result.done === true) this.end();
      else this.#count(result.value.byteLength);
      return result;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  async #return(): Promise<IteratorResult<Uint8Array>> {
    this.close('it is not read');
    return { done: true, value: undefined };
  }

  #count(bytes: number): void {
    if (this.signal.aborted) return;
    const now = performance.now();
    if (now - this.#current.since >= PACE_MS) {
      this.#before = this.#current;
      this.#current = { since: now, bytes };
    } else {
      this.#current = { ...this.#current, bytes: this.#current.bytes + bytes };
    }
    this.#waitForReader();
  }

  #waitForReader(): void {
    this.#idle = setTimeout(() => this.close('it is not read'), IDLE_MS).unref();
  }

  #readerCame(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }

  /** A generator that has not begun would skip its clean-up, so it is begun first. */
  #closeSource(): void {
    const source = this.#source;
    if (source === null) return;
    const begun = this.#isBegun ? Promise.resolve() : source.next();
    void begun.then(() => source.return?.()).catch(() => undefined);
  }
}
