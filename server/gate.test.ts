import { describe, expect, it } from 'vitest';

import { Gate } from './gate.mjs';

describe('Gate', () => {
  it('passes immediately while it is open, and what came while it was closed once it is opened', async () => {
    const gate = new Gate();
    const passed: string[] = [];
    const pass = async (name: string) => {
      await gate.passed();
      passed.push(name);
    };
    await pass('a');
    gate.close();
    const waiting = pass('b');
    await Promise.resolve();
    expect(passed).toEqual(['a']);
    gate.open();
    await waiting;
    await pass('c');
    expect(passed).toEqual(['a', 'b', 'c']);
  });
});
