import { describe, expect, it } from 'vitest';

import { VisitorQueue } from './visitor-queue';

describe('VisitorQueue', () => {
  it('runs a few at a time, in order, and says when it is full', async () => {
    const queue = new VisitorQueue({ running: 2, waiting: 2 });
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const tasks = [0, 1, 2, 3].map((index) =>
      queue.run(async () => {
        started.push(index);
        await new Promise<void>((resolve) => ends.push(resolve));
      }),
    );
    expect(started).toEqual([0, 1]);
    expect([queue.isFull(), queue.size]).toEqual([true, 4]);
    ends[0]?.();
    await tasks[0];
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);
    expect([queue.isFull(), queue.size]).toEqual([false, 3]);
    ends[1]?.();
    await tasks[1];
    for (const index of [2, 3]) {
      await expect.poll(() => ends.length).toBeGreaterThan(index);
      ends[index]?.();
    }
    await Promise.all(tasks);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  it('continues after a task that fails', async () => {
    const queue = new VisitorQueue({ running: 1, waiting: 1 });
    const broken = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => Promise.resolve());
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toBeUndefined();
  });
});
