import 'server-only';

/** Runs tasks a few at a time, in the order in which they came. */
export class Turns {
  readonly #atOneTime: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOneTime: number) {
    this.#atOneTime = atOneTime;
  }

  /** Tasks that run. */
  get running(): number {
    return this.#running;
  }

  /** Tasks that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs a task when its turn comes. */
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
