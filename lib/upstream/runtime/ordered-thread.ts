import 'server-only';
import type { Worker } from 'node:worker_threads';

import { z } from 'zod';

/** A thread without work ends after this time. */
const IDLE_MS = 10_000;

type OrderedThreadOptions = {
  /**
   * Starts the thread. It gets orders as messages with an `id`, and replies to each with `{ id, value }`.
   * It is started with the first order, and again with the next one after it ended.
   */
  readonly start: () => Worker;
  /** Longest time for one order; beyond it the thread is ended. */
  readonly limitMs: number;
};

const reply = z.object({ id: z.number(), value: z.unknown() });

/** A thread that takes one order after the other, and is ended when one takes too long. */
export class OrderedThread {
  readonly #options: OrderedThreadOptions;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  constructor(options: OrderedThreadOptions) {
    this.#options = options;
  }

  /**
   * Gives the thread an order when those before it are done; null where the thread ended or had to be ended.
   * Buffers in `given` are the thread's from then on, without a copy.
   */
  send(order: object, given: readonly ArrayBuffer[] = []): Promise<unknown> {
    const next = this.#last.then(() => this.#send(order, given));
    this.#last = next;
    return next;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    await worker?.terminate();
  }

  async #send(order: object, given: readonly ArrayBuffer[]): Promise<unknown> {
    const { start, limitMs } = this.#options;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#worker ??= started(start);
    this.#count += 1;
    const message = { id: this.#count, ...order };
    const value = await settle(this.#worker, { message, given }, limitMs);
    if (value === null) await this.end();
    else this.#idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    return value;
  }
}

/** No thread keeps the process from ending. */
function started(start: () => Worker): Worker {
  const worker = start();
  worker.unref();
  return worker;
}

/** Waits for the reply to an order; null if the thread takes too long or ends. */
function settle(
  worker: Worker,
  {
    message: order,
    given,
  }: { readonly message: { readonly id: number }; readonly given: readonly ArrayBuffer[] },
  limitMs: number,
): Promise<unknown> {
  return new Promise((resolve) => {
    const finish = (value: unknown) => {
      clearTimeout(timer);
      worker.off('message', receive).off('error', fail).off('exit', fail);
      resolve(value);
    };
    const receive = (message: unknown) => {
      const read = reply.safeParse(message);
      if (read.success && read.data.id === order.id) finish(read.data.value);
    };
    const fail = () => finish(null);
    const timer = setTimeout(fail, limitMs);
    worker.on('message', receive).on('error', fail).on('exit', fail);
    worker.postMessage(order, given);
  });
}
