import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatReference } from './format-reference';
import { parseReference } from './parse-reference';

const HEX = 'a'.repeat(64);

describe('parseReference', () => {
  it.each([
    ['a name alone has neither host nor tag', 'ubuntu', null, 'ubuntu', null, null],
    ['what follows the colon is the tag', 'ubuntu:24.04', null, 'ubuntu', '24.04', null],
    [
      'a first component without a dot is no host',
      'opensuse/leap:15.6',
      null,
      'opensuse/leap',
      '15.6',
      null,
    ],
    [
      'a first component with a dot is a host',
      'quay.io/centos/centos:stream9',
      'quay.io',
      'centos/centos',
      'stream9',
      null,
    ],
    [
      'a port belongs to the host',
      'my-registry.internal:5000/ubuntu:24.04',
      'my-registry.internal:5000',
      'ubuntu',
      '24.04',
      null,
    ],
    ['a port alone makes a host', 'builder:5000/x', 'builder:5000', 'x', null, null],
    ['localhost is a host', 'localhost/x:1', 'localhost', 'x', '1', null],
    ['an address in brackets is a host', '[::1]:5000/x:1', '[::1]:5000', 'x', '1', null],
    [
      'a digest may follow a tag',
      `ubuntu:24.04@sha256:${HEX}`,
      null,
      'ubuntu',
      '24.04',
      `sha256:${HEX}`,
    ],
    [
      'a digest may stand without a tag',
      `ubuntu@sha256:${HEX}`,
      null,
      'ubuntu',
      null,
      `sha256:${HEX}`,
    ],
    [
      'a path may end in a version',
      'registry.suse.com/suse/sle-micro-rancher/5.4:latest',
      'registry.suse.com',
      'suse/sle-micro-rancher/5.4',
      'latest',
      null,
    ],
    ['a tag may begin with an underscore', 'x:_1', null, 'x', '_1', null],
    ['dashes may be repeated in a path', 'a--b/c__d:1', null, 'a--b/c__d', '1', null],
  ] as const)('%s: %s', (_rule, text, registry, repository, tag, digest) => {
    expect(parseReference(text)).toEqual({
      ok: true,
      value: { registry, repository, tag, digest },
    });
  });

  it.each([
    ['opensuse/leap:15.6:', 19, 'The tag must not hold “:” (character 19).'],
    ['', 1, 'The repository is empty (character 1).'],
    ['ubuntu:', 8, 'The tag is empty (character 8).'],
    ['ubuntu:-1', 8, 'The tag must not begin with “-” (character 8).'],
    ['Ubuntu:24.04', 1, 'The repository must be lower case, but has “U” (character 1).'],
    ['ubuntu 24', 7, 'The repository must not hold “ ” (character 7).'],
    ['a//b', 3, 'The repository has an empty part beside “/” (character 3).'],
    ['quay.io/', 9, 'The repository is empty (character 9).'],
    ['quay..io/x', 6, 'The registry has an empty part beside “.” (character 6).'],
    ['qu_ay.io/x', 3, 'The registry must not hold “_” (character 3).'],
    ['quay.io:/x', 9, 'The port is empty (character 9).'],
    ['quay.io:5a/x', 10, 'The port must not hold “a” (character 10).'],
    ['a/b:c/d', 6, 'The tag must not hold “/” (character 6).'],
    [`x:${'1'.repeat(129)}`, 131, 'The tag is longer than 128 characters (character 131).'],
    [`${'x'.repeat(256)}:1`, 256, 'The repository is longer than 255 characters (character 256).'],
    ['x@', 3, 'The digest must begin with an algorithm (character 3).'],
    ['x@sha256', 9, 'The digest lacks “:” after its algorithm (character 9).'],
    ['x@sha256:xyz', 10, 'The digest must not hold “x” (character 10).'],
    [
      'x@sha256:abc',
      10,
      'The digest has 3 characters after “sha256:” (character 10), and needs 64.',
    ],
    [
      'x@blake3:abc',
      10,
      'The digest has 3 characters after “blake3:” (character 10), and needs at least 32.',
    ],
  ])('refuses “%s” at character %d', (text, position, message) => {
    expect(parseReference(text)).toEqual({ ok: false, failure: { position, message } });
  });

  it('names a part whose punctuation is misplaced', () => {
    expect(parseReference('a/b..c:1')).toMatchObject({
      ok: false,
      failure: { position: 3, message: expect.stringContaining('“b..c”') },
    });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseReference(text)));
  });

  it('takes apart whatever formatReference writes', () => {
    fc.assert(
      fc.property(reference, (value) => {
        expect(parseReference(formatReference(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('is undone by formatReference for every text it accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1.:/@-_'.split('')) }), (text) => {
        const parsed = parseReference(text);
        if (parsed.ok) expect(formatReference(parsed.value)).toBe(text);
      }),
    );
  });
});

const reference = fc
  .record({
    registry: fc.constantFrom(
      null,
      'quay.io',
      'localhost',
      'builder:5000',
      '[::1]',
      '10.0.0.1:443',
    ),
    repository: fc.stringMatching(/^[a-z0-9]{1,9}(?:[._/][a-z0-9]{1,9}){0,3}$/),
    tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)),
    digest: fc.option(fc.stringMatching(/^sha256:[0-9a-f]{64}$/)),
  })
  .filter(({ registry, repository }) => registry !== null || !/^[^/]*\.[^/]*\//.test(repository));
