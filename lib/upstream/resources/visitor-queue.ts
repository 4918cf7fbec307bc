import 'server-only';
import { Turns } from '@/lib/upstream/store/turns';

type QueueOptions = {
  /** Tasks that run at a time. */
  readonly running: number;
  /** Tasks that wait for their turn. */
  readonly waiting: number;
};

/** Runs tasks a few at a time and refuses them when too many wait. */
export class VisitorQueue {
  readonly #options: QueueOptions;
  readonly #turns: Turns;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#turns = new Turns(options.running);
  }

  /** Tasks that run or wait. */
  get size(): number {
    return this.#turns.running + this.#turns.waiting;
  }

  /** Whether one more task would be refused. */
  isFull(): boolean {
    const { running, waiting } = this.#options;
    return this.#turns.running >= running && this.#turns.waiting >= waiting;
  }

  /** Runs a task when its turn comes. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#turns.take(task);
  }
}
