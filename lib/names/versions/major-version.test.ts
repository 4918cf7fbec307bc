import { describe, expect, it } from 'vitest';

import { isMajorVersion } from './major-version';

describe('isMajorVersion', () => {
  it.each(['v0', 'v4', 'v12'])('accepts %s', (text) => {
    expect(isMajorVersion(text)).toBe(true);
  });

  it.each(['4', 'v', 'V4', 'v4.2', 'v4.', 'v1234', 'ipv4', 'v4 '])('accepts no %j', (text) => {
    expect(isMajorVersion(text)).toBe(false);
  });
});
