import { describe, expect, it } from 'vitest';

import { readElements, readExtensions } from './read-der';

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

describe('readElements', () => {
  it('reads elements that follow each other, with short and long lengths', () => {
    const long = bytes(0x04, 0x81, 0x80, ...Array.from({ length: 128 }, () => 7));
    expect(readElements(bytes(0x02, 1, 5, ...long))).toEqual([
      { tag: 0x02, content: bytes(5) },
      { tag: 0x04, content: long.subarray(3) },
    ]);
  });

  it.each([
    ['a length beyond the end', [0x30, 5, 1]],
    ['no length', [0x30]],
    ['a length that is open', [0x30, 0x80, 0, 0]],
    ['a length of too many bytes', [0x30, 0x85, 0, 0, 0, 0, 1, 1]],
    ['a length that is cut off', [0x30, 0x82, 1]],
  ])('refuses %s', (_what, values) => {
    expect(readElements(bytes(...values))).toBeNull();
  });
});

describe('readExtensions', () => {
  it.each([[[]], [[0x30, 0]], [[0x30, 2, 0x30, 0]], [[1, 2, 3]]])('finds none in %j', (values) => {
    expect(readExtensions(bytes(...values)).size).toBe(0);
  });
});
