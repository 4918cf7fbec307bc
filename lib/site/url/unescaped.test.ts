import { describe, expect, it } from 'vitest';

import { unescaped } from './unescaped';

describe('unescaped', () => {
  it.each([
    ['escaped characters', 'kairos%2Fhadron%3Av1', 'kairos/hadron:v1'],
    ['other scripts', '%E2%9C%93', '✓'],
    ['plain text', 'v4.3.0+k3s1', 'v4.3.0+k3s1'],
  ])('decodes %s', (_what, part, text) => {
    expect(unescaped(part)).toBe(text);
  });

  it.each(['100%', '%zz', '%E2%9C'])('keeps %s, which is not valid', (part) => {
    expect(unescaped(part)).toBe(part);
  });
});
