import { describe, expect, it } from 'vitest';

import { isInEra, parseReleaseNumber } from './release-number';

describe('parseReleaseNumber', () => {
  it.each([
    ['v4.2.0', { parts: [4, 2, 0], isPrerelease: false }],
    ['2.8.0', { parts: [2, 8, 0], isPrerelease: false }],
    ['v4.0.0-RC1', { parts: [4, 0, 0], isPrerelease: true }],
    ['v3.5.1-beta.3', { parts: [3, 5, 1], isPrerelease: true }],
    ['v1.24.3-56', null],
    ['v1.21.4-33-1', null],
    ['v0.1', null],
    ['latest', null],
    ['', null],
  ])('reads %s', (tag, number) => {
    expect(parseReleaseNumber(tag)).toEqual(number);
  });
});

describe('isInEra', () => {
  const era = { from: [3, 4, 0], to: [3, 5, 0] } as const;

  it.each([
    ['v3.3.6', false],
    ['v3.4.0-rc1', false],
    ['v3.4.0', true],
    ['v3.5.0-rc1', true],
    ['v3.5.0', true],
    ['v3.5.1-beta1', false],
    ['v3.10.0', false],
  ])('says of %s: %s', (tag, expected) => {
    const number = parseReleaseNumber(tag);
    expect(number !== null && isInEra(number, era)).toBe(expected);
  });

  it('goes on without an end', () => {
    const number = parseReleaseNumber('v99.0.0');
    expect(number !== null && isInEra(number, { from: [4, 3, 0], to: null })).toBe(true);
  });
});
