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

  it('forgets a file that nobody reads', async () => {
    const gate = new AssetGate();
    await fill(gate);
    vi.advanceTimersByTime(10 * 60_000);
    expect((await gate.pass(open)).ok).toBe(true);
  });
});
