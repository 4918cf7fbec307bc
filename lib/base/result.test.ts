import { describe, expect, it } from 'vitest';

import { fail, ok, type Result } from './result';

describe('Result', () => {
  it('carries a value after success and a failure after failure', () => {
    const results: readonly Result<number, string>[] = [ok(0), fail('gone')];
    const words = results.map((each) => (each.ok ? each.value : each.failure));
    expect(words).toEqual([0, 'gone']);
  });
});
