import { describe, expect, it } from 'vitest';

import { RenderQueue } from './render-queue.mjs';

const LIMITS = { places: 10, placesOfRoute: 6, waiting: 4, longestWaitMs: 60_000 };

/** Work that begins when it has its places, and ends when the test releases it. */
function queueOf(limits: Partial<typeof LIMITS> = {}) {
  const queue = new RenderQueue({ ...LIMITS, ...limits });
  const started: string[] = [];
  const run = (name: string, label: string, cost: number, isCached = false) => {
    const { promise, resolve } = deferred();
    const result = queue.run({ label, cost, isCached }, async () => {
      started.push(name);
      await promise;
      return name;
    });
    return { result, end: resolve };
  };
  return { queue, started, run };
}

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

const settled = () => new Promise((done) => setImmediate(done));

describe('RenderQueue', () => {
  it('starts as much as there are places, by its cost', async () => {
    const { started, run } = queueOf();
    run('a', 'x', 6);
    run('b', 'y', 5);
    run('c', 'y', 4);
    await settled();
    expect(started).toEqual(['a', 'c']);
  });

  it('leaves places to other routes', async () => {
    const { started, run } = queueOf();
    for (const name of ['a', 'b', 'c', 'd']) run(name, 'slow', 2);
    run('e', 'other', 2);
    await settled();
    expect(started).toEqual(['a', 'b', 'c', 'e']);
  });

  it('starts what waits when places are free, pages of the cache first', async () => {
    const { started, run } = queueOf();
    const first = run('a', 'x', 6);
    run('b', 'x', 6);
    run('c', 'x', 6, true);
    first.end();
    expect(await first.result).toBe('a');
    await settled();
    expect(started).toEqual(['a', 'c']);
  });

  it('refuses immediately what finds too many waiting', async () => {
    const { run } = queueOf({ waiting: 1 });
    run('a', 'x', 6);
    run('b', 'x', 6);
    const refused = run('c', 'x', 6).result;
    expect(await Promise.race([refused, settled().then(() => 'waits')])).toBeNull();
  });

  it('refuses what waited too long', async () => {
    const { run } = queueOf({ longestWaitMs: 20 });
    run('a', 'x', 6);
    expect(await run('b', 'x', 6).result).toBeNull();
  });

  it('gives places back when work fails', async () => {
    const { queue, run, started } = queueOf();
    const wanted = { label: 'x', cost: 6, isCached: false };
    await expect(queue.run(wanted, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(queue.isBusyFor(wanted)).toBe(false);
    run('a', 'x', 6);
    await settled();
    expect(started).toEqual(['a']);
    expect(queue.isBusyFor(wanted)).toBe(true);
  });
});
