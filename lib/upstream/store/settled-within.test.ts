import { describe, expect, it } from 'vitest';

import { settledWithin } from './settled-within';

describe('settledWithin', () => {
  it('waits for the promise, but not endlessly', async () => {
    await expect(settledWithin(Promise.resolve(), 60_000)).resolves.toBeUndefined();
    await expect(settledWithin(new Promise(() => {}), 5)).resolves.toBeUndefined();
  });

  it('fails with the promise', async () => {
    await expect(settledWithin(Promise.reject(new Error('no')), 5)).rejects.toThrow('no');
  });
});
