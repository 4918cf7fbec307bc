import 'server-only';
import { Worker } from 'node:worker_threads';

import type { ScriptFacts, ScriptRun, ScriptShell } from '@/lib/matrix/shell/model';
import { OrderedThread } from '@/lib/upstream/runtime/ordered-thread';

import { scriptFacts, scriptRun } from './script-results';

/** Longest time for a script in one world; beyond it the thread is ended. */
const LIMIT_MS = 5000;

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
  const thread = new OrderedThread({ start: startWorker, limitMs });
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

function startWorker(): Worker {
  const url = new URL('./script-worker.mjs', import.meta.url);
  return new Worker(url, { env: {}, stdout: true, stderr: true, resourceLimits: MEMORY });
}
