import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkDigest } from './check-digest';
import { checkHost } from './check-host';
import { checkRepository } from './check-repository';
import { checkTag } from './check-tag';
import { parseImageReference } from './parse-image-reference';

const HEX = 'a'.repeat(64);

describe('parseImageReference', () => {
  it.each([
    ['a name alone', 'ubuntu', [null, 'ubuntu', null, null]],
    ['a tag after a colon', 'ubuntu:24.04', [null, 'ubuntu', '24.04', null]],
    ['a port of a host', 'mirror:5000/a/b:1', ['mirror:5000', 'a/b', '1', null]],
    ['an address in brackets', '[::1]:5000/a:1', ['[::1]:5000', 'a', '1', null]],
    ['a digest without a tag', `a@sha256:${HEX}`, [null, 'a', null, `sha256:${HEX}`]],
    ['both', `q.io/a:1@sha256:${HEX}`, ['q.io', 'a', '1', `sha256:${HEX}`]],
  ] as const)('cuts %s: %s', (_rule, text, [registry, repository, tag, digest]) => {
    const value = { registry, repository, tag, digest };
    expect(parseImageReference(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'The repository is empty (character 1).'],
    ['q.io/a:v1+k3s1', 'The tag must not hold “+” (character 10).'],
    ['q.io/a b', 'The repository must not hold a space (character 7).'],
    ['q.io:x/a', 'The port must not hold “x” (character 6).'],
    ['a@sha256:xy', 'The digest must not hold “x” (character 10).'],
    ['a:1\u200b', 'The tag must not hold the character U+200B (character 4).'],
    [
      `q.io/${'a'.repeat(251)}`,
      'The repository is longer than 255 characters, its host included (character 256).',
    ],
  ])('refuses %j', (text, message) => {
    expect(parseImageReference(text)).toMatchObject({ ok: false, failure: { message } });
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const parsed = parseImageReference(text);
        if (!parsed.ok) expect(parsed.failure.position).toBeGreaterThan(0);
      }),
    );
  });
});

describe('checkTag', () => {
  it.each(['1', '_', 'v4.0.0-RC1', 'a'.repeat(128)])('takes %s', (tag) => {
    expect(checkTag(tag)).toBeNull();
  });

  it.each([
    ['', 'is empty', null],
    ['v1.2.3+k3s1', 'must not hold “+”', '+'],
    ['-v1', 'must not begin with “-”', '-'],
    ['.hidden', 'must not begin with “.”', '.'],
    ['v1.0/rc', 'must not hold “/”', '/'],
    ['with space', 'must not hold a space', ' '],
    ['😀', 'must not hold “😀”', '😀'],
    ['a'.repeat(129), 'is longer than 128 characters', 'a'],
  ])('refuses %j', (tag, says, character) => {
    expect(checkTag(tag)).toMatchObject({ part: 'tag', says, character });
  });
});

describe('checkRepository', () => {
  it.each(['a', 'kairos/u__b', 'kairos/u---b', 'a.b/c_d'])('takes %s', (repository) => {
    expect(checkRepository(repository)).toBeNull();
  });

  it.each([
    ['kairos/ubuntu-', 'has a component that ends with “-”', 14],
    ['kairos/-ubuntu', 'has a component that begins with “-”', 8],
    ['kairos/u..b', 'has “..” inside a component', 10],
    ['kairos/u.-b', 'has “.-” inside a component', 10],
    ['kairos/u___b', 'has “__” inside a component', 10],
    ['kairos//u', 'has an empty component beside “/”', 8],
    ['kairos/', 'has an empty component beside “/”', 8],
    ['Kairos', 'must be lower case, but has “K”', 1],
  ])('refuses %s', (repository, says, position) => {
    expect(checkRepository(repository)).toMatchObject({ part: 'repository', says, position });
  });
});

describe('checkHost', () => {
  it.each(['quay.io', 'localhost', 'a-b.c:5000', '10.0.0.1:80', '[fe80::1]'])(
    'takes %s',
    (host) => {
      expect(checkHost(host)).toBeNull();
    },
  );

  it.each(['', 'a..b', '-a', 'a-', 'a:', 'a:0', 'a:65536', 'a_b', 'a:99999999999'])(
    'refuses %j',
    (host) => {
      expect(checkHost(host)).not.toBeNull();
    },
  );
});

describe('checkDigest', () => {
  it.each([`sha256:${HEX}`, `sha512:${HEX}${HEX}`, 'multihash+base58:QmRZ'])(
    'takes %s',
    (digest) => {
      expect(checkDigest(digest)).toBeNull();
    },
  );

  it.each([
    ['', 'must begin with an algorithm', 1],
    ['sha256', 'lacks “:” after its algorithm', 7],
    ['sha256:', 'has no value', 8],
    ['sha256:ab', 'needs 64 hexadecimal digits, and has 2', 10],
    [`sha256:${HEX}a`, 'needs 64 hexadecimal digits, and has 65', 72],
    [`sha256:${HEX.toUpperCase()}`, 'must not hold “A”', 8],
    ['sha+:ab', 'must not hold “+”', 4],
  ])('refuses %s', (digest, says, position) => {
    expect(checkDigest(digest)).toMatchObject({ part: 'digest', says, position });
  });
});
