import 'server-only';

/** Spaces requests so that no more than a given number are sent in a second. */
export class PaceKeeper {
  readonly #spacingMs: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#spacingMs = 1000 / perSecond;
  }

  /** Waits until the next request may be sent. */
  async turn(): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#spacingMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
