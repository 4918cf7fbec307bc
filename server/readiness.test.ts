import { describe, expect, it } from 'vitest';

import { Readiness } from './readiness.mjs';

describe('Readiness', () => {
  it('is proven by a render, and tries no other while it is', async () => {
    let renders = 0;
    const readiness = new Readiness(async () => (renders += 1) > 0);
    expect([await readiness.isReady(), await readiness.isReady(), renders]).toEqual([
      true,
      true,
      1,
    ]);
  });

  it('is in doubt after a render that took too long, until another one succeeds', async () => {
    let isWell = false;
    const readiness = new Readiness(async () => isWell);
    readiness.prove();
    expect(await readiness.isReady()).toBe(true);
    readiness.doubt();
    expect(await readiness.isReady()).toBe(false);
    isWell = true;
    expect(await readiness.isReady()).toBe(true);
  });

  it('says no within a second where a render hangs or fails, and starts only one at a time', async () => {
    let renders = 0;
    const hanging = new Readiness(() => {
      renders += 1;
      return new Promise(() => undefined);
    });
    const start = performance.now();
    expect(await Promise.all([hanging.isReady(), hanging.isReady()])).toEqual([false, false]);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(renders).toBe(1);
    const failing = new Readiness(() => Promise.reject(new Error('broken')));
    expect(await failing.isReady()).toBe(false);
  });
});
