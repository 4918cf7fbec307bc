import 'server-only';

/** A body that is no larger needs no place. */
const SMALL_BYTES = 512 * 1024;

/** Large bodies that are read at the same time. */
const PLACES = 3;

/** The right to continue reading a large body. */
type Place = { readonly giveBack: () => void };

/**
 * Limits the large bodies that are in memory at the same time, over all requests: each body has its own
 * limit, but a cold start makes dozens of requests, and an upstream may send a large body to each. A body
 * that waits is not read meanwhile, within the timeout of its request.
 */
export class BodyPlaces {
  readonly #waiting: (() => void)[] = [];
  #free = PLACES;

  /** Whether a body of so many bytes needs a place before more of it is read. */
  isNeeded(bytes: number): boolean {
    return bytes > SMALL_BYTES;
  }

  /** @throws The reason of the signal when it is aborted first. */
  async take(signal: AbortSignal): Promise<Place> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal);
    return { giveBack: () => this.#giveBack() };
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(come), 1);
        reject(signal.reason);
      };
      this.#waiting.push(come);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
