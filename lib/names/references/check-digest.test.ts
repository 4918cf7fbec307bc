import { describe, expect, it } from 'vitest';

import { checkDigest } from './check-digest';

const HEX = 'a'.repeat(64);

describe('checkDigest', () => {
  it.each([`sha256:${HEX}`, `sha512:${HEX}${HEX}`, `blake3:${HEX}`, `multihash+base16:${HEX}`])(
    'accepts %s',
    (digest) => {
      expect(checkDigest(digest)).toBeNull();
    },
  );

  it.each([
    ['', 'must begin with an algorithm', 1],
    ['256:', 'must begin with an algorithm', 1],
    ['SHA256:ab', 'must not contain “S”', 1],
    ['sha+:ab', 'must not contain “+”', 4],
    ['sha+256:ab', 'must not contain “+”', 4],
    ['sha256', 'lacks “:” after its algorithm', 7],
    ['sha256:', 'has no value', 8],
    ['sha256:ab', 'needs 64 hexadecimal digits, and has 2', 10],
    [`sha256:${HEX}a`, 'needs 64 hexadecimal digits, and has 65', 72],
    [`sha256:${HEX.toUpperCase()}`, 'must not contain “A”', 8],
    ['constructor:ab', 'needs at least 32 hexadecimal digits, and has 2', 15],
    ['multihash+base58:QmRZ', 'must not contain “Q”', 18],
  ])('refuses %s', (digest, says, position) => {
    expect(checkDigest(digest)).toMatchObject({ part: 'digest', says, position });
  });
});
