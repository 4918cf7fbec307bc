import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it, vi } from 'vitest';

import { afterPatience } from './patience';

/** Keeps the process busy, so that it hears nothing. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('afterPatience', () => {
  it('calls back after the time', async () => {
    const start = performance.now();
    await new Promise<void>((resolve) => void afterPatience(120, resolve));
    expect(performance.now() - start).toBeGreaterThan(100);
  });

  it('does not count the time in which the process itself is busy', async () => {
    const onEnd = vi.fn();
    const end = afterPatience(300, onEnd);
    block(400);
    await pause(10);
    expect(onEnd).not.toHaveBeenCalled();
    end();
  });

  it('calls back no more once it was ended', async () => {
    const onEnd = vi.fn();
    afterPatience(20, onEnd)();
    await pause(60);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
