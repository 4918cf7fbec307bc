import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { PaceKeeper } from './pace-keeper';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes turns and gives the milliseconds after which each of them came. */
async function turnsOf(keeper: PaceKeeper, count: number): Promise<readonly number[]> {
  const start = Date.now();
  const turns = Array.from({ length: count }, () => keeper.turn().then(() => Date.now() - start));
  await vi.advanceTimersByTimeAsync(60_000);
  return Promise.all(turns);
}

describe('PaceKeeper', () => {
  it('sends the first request immediately and spaces those after it', async () => {
    expect(await turnsOf(new PaceKeeper(5), 4)).toEqual([0, 200, 400, 600]);
  });

  it('saves up no requests while there are none', async () => {
    const keeper = new PaceKeeper(5);
    await turnsOf(keeper, 1);
    expect(await turnsOf(keeper, 3)).toEqual([0, 200, 400]);
  });
});
