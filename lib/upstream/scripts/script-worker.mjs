import { parentPort } from 'node:worker_threads';

import { inspectScript, runScript } from './run-script.mjs';

/**
 * @typedef {{ id: number, kind: 'inspect', text: string, given: import('@/lib/matrix/shell/model').GivenVariables }
 *   | { id: number, kind: 'run', text: string, world: import('@/lib/matrix/shell/model').World }} Order
 */

parentPort?.on('message', async (/** @type {Order} */ order) => {
  const value =
    order.kind === 'inspect'
      ? await inspectScript(order.text, order.given)
      : await runScript(order.text, order.world);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage({ id: order.id, value });
});
