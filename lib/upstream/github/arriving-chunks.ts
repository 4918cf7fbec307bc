import 'server-only';
import { BodyTooLarge } from './to-failure';

/**
 * Reads a body chunk by chunk. Stopping early cancels the request.
 *
 * @throws When nothing arrives for too long, or more than `maxBytes`.
 */
export async function* arrivingChunks(
  body: ReadableStream<Uint8Array>,
  { patience, maxBytes }: { readonly patience: Patience; readonly maxBytes: number },
): AsyncIterable<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge();
      // A slow reader does not mean that the download stalled.
      patience.end();
      yield chunk;
      patience.renew();
    }
  } finally {
    patience.end();
  }
}

/** Aborts when nothing arrives for too long; the timer restarts with each chunk. */
export class Patience {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  #timer: NodeJS.Timeout;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(): NodeJS.Timeout {
    const late = new DOMException('the file stopped arriving', 'TimeoutError');
    return setTimeout(() => this.#controller.abort(late), this.#timeoutMs).unref();
  }
}
