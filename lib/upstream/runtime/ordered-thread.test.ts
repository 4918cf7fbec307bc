import { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, it } from 'vitest';

import { OrderedThread } from './ordered-thread';

/** Replies with the word of an order; `wait` never replies, `end` ends the thread, `throw` breaks it. */
const CODE = `
  const { parentPort } = require('node:worker_threads');
  let count = 0;
  parentPort.on('message', ({ id, word, bytes }) => {
    count += 1;
    if (word === 'wait') return;
    if (word === 'end') process.exit(0);
    if (word === 'throw') throw new Error('broken');
    parentPort.postMessage({ id: id - 1, value: 'of another order' });
    parentPort.postMessage({ id, value: { word, count, length: bytes?.byteLength } });
  });
`;

let started = 0;
const threads: OrderedThread[] = [];

function open(limitMs = 10_000): OrderedThread {
  started = 0;
  const start = () => {
    started += 1;
    return new Worker(CODE, { eval: true });
  };
  const thread = new OrderedThread({ start, limitMs });
  threads.push(thread);
  return thread;
}

afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.end())));

describe('OrderedThread', () => {
  it('starts with the first order, and gives each order its own reply', async () => {
    const thread = open();
    expect(started).toBe(0);
    const replies = await Promise.all(['a', 'b'].map((word) => thread.send({ word })));
    expect(replies).toMatchObject([
      { word: 'a', count: 1 },
      { word: 'b', count: 2 },
    ]);
    expect(started).toBe(1);
  });

  it('gives buffers away without a copy', async () => {
    const bytes = new Uint8Array(5);
    expect(await open().send({ word: 'a', bytes }, [bytes.buffer])).toMatchObject({ length: 5 });
    expect(bytes.byteLength).toBe(0);
  });

  it.each([
    ['ends', 'end', 10_000],
    ['breaks', 'throw', 10_000],
    ['takes too long', 'wait', 300],
  ])(
    'gives null where the thread %s, and starts again for the next order',
    async (_what, word, limitMs) => {
      const thread = open(limitMs);
      expect(await thread.send({ word })).toBeNull();
      expect(await thread.send({ word: 'a' })).toMatchObject({ word: 'a', count: 1 });
      expect(started).toBe(2);
    },
  );
});
