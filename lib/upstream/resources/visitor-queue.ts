import 'server-only';

type QueueOptions = {
  /** Tasks that run at a time. */
  readonly running: number;
  /** Tasks that wait for their turn. */
  readonly waiting: number;
};

/** Runs tasks a few at a time and refuses them when too many wait. */
export class VisitorQueue {
  readonly #options: QueueOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Tasks that run or wait. */
  get size(): number {
    return this.#running + this.#waiting.length;
  }

  /** Whether one more task would be refused. */
  isFull(): boolean {
    return this.#running >= this.#options.running && this.#waiting.length >= this.#options.waiting;
  }

  /** Runs a task when its turn comes. */
  async run<Value>(task: () => Promise<Value>): Promise<Value> {
    if (this.#running >= this.#options.running) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
