import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fail, ok } from '@/lib/base/result';

import { AssetGate } from './asset-gate';

async function* bytes(): AsyncIterable<Uint8Array> {
  yield new Uint8Array(1);
}

const open = async () => ok({ chunks: bytes(), text: async () => ok('') });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** An endless source that says when it was closed. */
function source(bytesAtOnce = 1000) {
  let isClosed = false;
  async function* chunks(): AsyncIterable<Uint8Array> {
    try {
      for (;;) yield new Uint8Array(bytesAtOnce);
    } finally {
      isClosed = true;
    }
  }
  return { open: async () => ok({ chunks: chunks() }), isClosed: () => isClosed };
}

async function passed(gate: AssetGate, visitor?: AbortSignal, bytesAtOnce?: number) {
  const { open: opening, isClosed } = source(bytesAtOnce);
  const opened = await gate.pass(opening, visitor);
  if (!opened.ok) throw new Error('The download was refused.');
  const { chunks, signal } = opened.value;
  const iterator = chunks[Symbol.asyncIterator]();
  return { iterator, signal, isClosed };
}

const aSixth = async (gate: AssetGate) =>
  Promise.all(Array.from({ length: 5 }, () => passed(gate)));

async function fill(gate: AssetGate) {
  const all = await Promise.all(Array.from({ length: 6 }, () => gate.pass(open)));
  expect(all.every((each) => each.ok)).toBe(true);
  expect(await gate.pass(open)).toMatchObject({ failure: { kind: 'busy' } });
  return all[0];
}

describe('AssetGate', () => {
  it('lets six files pass at a time, and the next when one was read', async () => {
    const gate = new AssetGate();
    const first = await fill(gate);
    if (first?.ok !== true) throw new Error('The file was not opened.');
    for await (const chunk of first.value.chunks) expect(chunk.byteLength).toBe(1);
    expect((await gate.pass(open)).ok).toBe(true);
    expect((await gate.pass(open)).ok).toBe(false);
  });

  it('counts no file that could not be opened', async () => {
    const gate = new AssetGate();
    const failing = async () => fail({ kind: 'unavailable', status: 500 } as const);
    const failed = await Promise.all(Array.from({ length: 6 }, () => gate.pass(failing)));
    expect(failed.every((each) => !each.ok)).toBe(true);
    await fill(gate);
  });

  it.each(['before it is read', 'while it is read'])(
    'closes a download whose visitor leaves %s, and gives its place on',
    async (when) => {
      const gate = new AssetGate();
      await aSixth(gate);
      const visitor = new AbortController();
      const { iterator, signal, isClosed } = await passed(gate, visitor.signal);
      if (when === 'while it is read') await iterator.next();
      expect((await gate.pass(open)).ok).toBe(false);
      visitor.abort();
      await vi.waitFor(() => expect(isClosed()).toBe(true));
      expect(signal.aborted).toBe(true);
      await expect(iterator.next()).rejects.toThrow(/visitor is gone/);
      expect((await gate.pass(open)).ok).toBe(true);
    },
  );

  it('aborts what is being opened for a visitor who leaves', async () => {
    const gate = new AssetGate();
    const visitor = new AbortController();
    const slow = (signal: AbortSignal) =>
      new Promise<Awaited<ReturnType<typeof open>>>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const opening = Promise.allSettled(
      Array.from({ length: 6 }, () => gate.pass(slow, visitor.signal)),
    );
    expect((await gate.pass(open)).ok).toBe(false);
    visitor.abort();
    await opening;
    await fill(gate);
  });

  it('opens nothing for a visitor who left before', async () => {
    let opened = 0;
    const counted = async () => {
      opened += 1;
      return open();
    };
    expect((await new AssetGate().pass(counted, AbortSignal.abort())).ok).toBe(false);
    expect(opened).toBe(0);
  });

  it('closes a download whose reader takes nothing for half a minute', async () => {
    const gate = new AssetGate();
    const { iterator, isClosed } = await passed(gate);
    await iterator.next();
    vi.advanceTimersByTime(29_000);
    await iterator.next();
    vi.advanceTimersByTime(29_000);
    expect(isClosed()).toBe(false);
    vi.advanceTimersByTime(2000);
    await vi.waitFor(() => expect(isClosed()).toBe(true));
    await expect(iterator.next()).rejects.toThrow(/it is not read/);
  });

  it('closes a download that takes longer than ten minutes, however steadily it is read', async () => {
    const gate = new AssetGate();
    const { iterator, signal } = await passed(gate);
    for (let second = 0; second < 599; second += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await iterator.next();
      vi.advanceTimersByTime(1000);
    }
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(signal.aborted).toBe(true);
  });

  it('takes the place of the slowest reader when all are taken, and of no fast one', async () => {
    const gate = new AssetGate();
    const fast = await Promise.all(
      Array.from({ length: 5 }, () => passed(gate, undefined, 1024 * 1024)),
    );
    const slow = await passed(gate, undefined, 10_000);
    for (let second = 0; second < 12; second += 1) {
      vi.advanceTimersByTime(1000);
      // oxlint-disable-next-line no-await-in-loop
      for (const each of [...fast, slow]) await each.iterator.next();
    }
    expect((await gate.pass(open)).ok).toBe(true);
    expect(slow.signal.aborted).toBe(true);
    expect(fast.some(({ signal }) => signal.aborted)).toBe(false);
    expect((await gate.pass(open)).ok).toBe(false);
  });

  it('closes a file that is not read', async () => {
    const gate = new AssetGate();
    await fill(gate);
    vi.advanceTimersByTime(10 * 60_000);
    expect((await gate.pass(open)).ok).toBe(true);
  });
});
