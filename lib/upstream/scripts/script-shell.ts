import 'server-only';
import { Worker } from 'node:worker_threads';

import { z } from 'zod';

import type { ScriptFacts, ScriptRun, ScriptShell } from '@/lib/matrix/shell/model';

import { scriptFacts, scriptRun } from './script-results';

/** Longest time for a script in one world; beyond it the thread is ended. */
const LIMIT_MS = 5000;

/** A thread without work ends after this time. */
const IDLE_MS = 10_000;

const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

const TOO_LONG = 'takes too long to be followed';
const NO_FACTS: ScriptFacts = {
  refusal: { clause: TOO_LONG, line: 1 },
  variables: [],
  programs: [],
  branches: [],
  words: [],
};
const NO_RUN: ScriptRun = { exitCode: 1, output: '', stdout: '', branches: [], unsure: [TOO_LONG] };

/** A shell whose thread can be ended. */
export type ThreadedShell = ScriptShell & { readonly close: () => Promise<void> };

/**
 * Opens a shell in a separate thread, which has no environment and little memory, and which is ended when a
 * script takes too long. Scripts run one after another; the thread starts with the first of them.
 */
export function openScriptShell({ limitMs = LIMIT_MS } = {}): ThreadedShell {
  const thread = new ScriptThread(limitMs);
  return {
    inspect: async (text, given) => {
      const value = scriptFacts.safeParse(await thread.send({ kind: 'inspect', text, given }));
      return value.success ? value.data : NO_FACTS;
    },
    run: async (text, world) => {
      const value = scriptRun.safeParse(await thread.send({ kind: 'run', text, world }));
      return value.success ? value.data : NO_RUN;
    },
    close: () => thread.end(),
  };
}

const reply = z.object({ id: z.number(), value: z.unknown() });

class ScriptThread {
  readonly #limitMs: number;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Gives the thread an order when those before it are done; null where the thread had to be ended. */
  send(order: object): Promise<unknown> {
    const next = this.#last.then(() => this.#send(order));
    this.#last = next;
    return next;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    await worker?.terminate();
  }

  async #send(order: object): Promise<unknown> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#worker ??= startWorker();
    this.#count += 1;
    const value = await settle(this.#worker, { id: this.#count, ...order }, this.#limitMs);
    if (value === null) await this.end();
    else this.#idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    return value;
  }
}

function startWorker(): Worker {
  const url = new URL('./script-worker.mjs', import.meta.url);
  const worker = new Worker(url, { env: {}, stdout: true, stderr: true, resourceLimits: MEMORY });
  worker.unref();
  return worker;
}

/** Waits for the reply to an order; null if the thread takes too long or ends. */
function settle(worker: Worker, order: { readonly id: number }, limitMs: number): Promise<unknown> {
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
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
    worker.postMessage(order);
  });
}
