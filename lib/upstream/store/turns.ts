import 'server-only';

/**
 * Runs tasks a few at a time. Tasks on a disk that hangs never end, and each of them blocks one of the few threads
 * that also resolve names and decompress, so no more than these may be blocked.
 */
export class Turns {
  readonly #atOneTime: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOneTime: number) {
    this.#atOneTime = atOneTime;
  }

  async take<Value>(task: () => Promise<Value>): Promise<Value> {
    if (this.#running < this.#atOneTime) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
