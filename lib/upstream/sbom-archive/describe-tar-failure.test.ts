import { describe, expect, it } from 'vitest';

import { describeTarFailure } from './describe-tar-failure';

describe('describeTarFailure', () => {
  it.each([
    [{ kind: 'not-found' }, /no such file/],
    [{ kind: 'unsafe-path', name: '../x' }, /leads outside/],
    [{ kind: 'too-large', limitBytes: 2_000_000 }, /2\.0 MB/],
    [{ kind: 'too-many-members', limit: 1000 }, /1000/],
    [{ kind: 'broken', reason: 'x' }, /damaged or cut off/],
    [{ kind: 'interrupted', reason: 'x' }, /stopped arriving/],
  ] as const)('words %o', (failure, words) => {
    expect(describeTarFailure(failure)).toMatch(words);
    expect(describeTarFailure(failure)).toMatch(/\.$/);
  });
});
