import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatReference } from './format-reference';
import { parseReference } from './parse-reference';

const HEX = 'a'.repeat(64);

describe('parseReference', () => {
  it.each([
    ['a plain name has neither host nor tag', 'ubuntu', [null, 'ubuntu', null, null]],
    ['what follows the colon is the tag', 'ubuntu:24.04', [null, 'ubuntu', '24.04', null]],
    [
      'a first component without a dot is no host',
      'opensuse/leap:15.6',
      [null, 'opensuse/leap', '15.6', null],
    ],
    [
      'a first component with a dot is a host',
      'quay.io/centos/centos:stream9',
      ['quay.io', 'centos/centos', 'stream9', null],
    ],
    [
      'a port belongs to the host',
      'my-registry.internal:5000/ubuntu:24.04',
      ['my-registry.internal:5000', 'ubuntu', '24.04', null],
    ],
    [
      'a first component with a port is a host',
      'builder:5000/x',
      ['builder:5000', 'x', null, null],
    ],
    ['a path follows a port', 'mirror:5000/a/b:1', ['mirror:5000', 'a/b', '1', null]],
    ['localhost is a host', 'localhost/x:1', ['localhost', 'x', '1', null]],
    ['an address in brackets is a host', '[::1]:5000/x:1', ['[::1]:5000', 'x', '1', null]],
    [
      'a digest may follow a tag',
      `ubuntu:24.04@sha256:${HEX}`,
      [null, 'ubuntu', '24.04', `sha256:${HEX}`],
    ],
    ['a digest needs no tag', `ubuntu@sha256:${HEX}`, [null, 'ubuntu', null, `sha256:${HEX}`]],
    [
      'all four parts may be present',
      `q.io/a:1@sha256:${HEX}`,
      ['q.io', 'a', '1', `sha256:${HEX}`],
    ],
    [
      'a path may end in a version',
      'registry.suse.com/suse/sle-micro-rancher/5.4:latest',
      ['registry.suse.com', 'suse/sle-micro-rancher/5.4', 'latest', null],
    ],
    ['a tag may begin with an underscore', 'x:_1', [null, 'x', '_1', null]],
    ['dashes may be repeated in a path', 'a--b/c__d:1', [null, 'a--b/c__d', '1', null]],
  ] as const)('%s: %s', (_rule, text, [registry, repository, tag, digest]) => {
    const value = { registry, repository, tag, digest };
    expect(parseReference(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 1, 'The repository is empty (character 1).'],
    ['Ubuntu:24.04', 1, 'The repository must be lower case, but has “U” (character 1).'],
    ['ubuntu 24', 7, 'The repository must not contain a space (character 7).'],
    ['q.io/a b', 7, 'The repository must not contain a space (character 7).'],
    ['a//b', 3, 'The repository has an empty component next to “/” (character 3).'],
    ['a/b..c:1', 5, 'The repository has “..” inside a component (character 5).'],
    ['quay.io/', 9, 'The repository is empty (character 9).'],
    [`${'x'.repeat(256)}:1`, 256, 'The repository is longer than 255 characters (character 256).'],
    [
      `q.io/${'a'.repeat(251)}`,
      256,
      'The repository is longer than 255 characters, its host included (character 256).',
    ],
    ['quay..io/x', 6, 'The registry has an empty component next to “.” (character 6).'],
    ['qu_ay.io/x', 3, 'The registry must not contain “_” (character 3).'],
    ['quay.io:/x', 9, 'The port is empty (character 9).'],
    ['quay.io:5a/x', 10, 'The port must not contain “a” (character 10).'],
    ['q.io:x/a', 6, 'The port must not contain “x” (character 6).'],
    ['opensuse/leap:15.6:', 19, 'The tag must not contain “:” (character 19).'],
    ['ubuntu:', 8, 'The tag is empty (character 8).'],
    ['ubuntu:-1', 8, 'The tag must not begin with “-” (character 8).'],
    ['a/b:c/d', 6, 'The tag must not contain “/” (character 6).'],
    ['q.io/a:v1+k3s1', 10, 'The tag must not contain “+” (character 10).'],
    ['a:1\u200B', 4, 'The tag must not contain the character U+200B (character 4).'],
    [`x:${'1'.repeat(129)}`, 131, 'The tag is longer than 128 characters (character 131).'],
    ['x@', 3, 'The digest must begin with an algorithm (character 3).'],
    ['x@sha256', 9, 'The digest lacks “:” after its algorithm (character 9).'],
    ['x@sha256:xyz', 10, 'The digest must not contain “x” (character 10).'],
    ['a@sha256:xy', 10, 'The digest must not contain “x” (character 10).'],
    ['x@sha256:abc', 13, 'The digest needs 64 hexadecimal digits, and has 3 (character 13).'],
    [
      'x@blake3:abc',
      13,
      'The digest needs at least 32 hexadecimal digits, and has 3 (character 13).',
    ],
  ])('refuses “%s” at character %d', (text, position, message) => {
    expect(parseReference(text)).toMatchObject({ ok: false, failure: { position, message } });
  });

  it('gives a result for any text, and the position of the character that it reports', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectTruePlace), {
      numRuns: 200,
      maxSkipsPerRun: 1,
    });
    fc.assert(fc.property(nearlyReference, expectTruePlace), { numRuns: 1000, maxSkipsPerRun: 1 });
  });

  it('parses whatever formatReference writes', () => {
    fc.assert(
      fc.property(reference, (value) => {
        expect(parseReference(formatReference(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('is undone by formatReference for every text it accepts', () => {
    // Mostly characters of names, since hardly any text of other characters is a reference.
    const unit = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'b', '1') },
      { weight: 1, arbitrary: fc.constantFrom('.', ':', '/', '@', '-', '_') },
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (text) => {
        const parsed = parseReference(text);
        fc.pre(parsed.ok);
        expect(formatReference(parsed.value)).toBe(text);
      }),
      { numRuns: 300, maxSkipsPerRun: 4 },
    );
  });
});

function expectTruePlace(text: string): void {
  const parsed = parseReference(text);
  fc.pre(!parsed.ok);
  const { position, character, message } = parsed.failure;
  const characters = Array.from(text);
  expect(message).toContain(`(character ${position})`);
  expect(position).toBeGreaterThan(0);
  expect(position).toBeLessThanOrEqual(characters.length + 1);
  if (character !== null) expect(characters[position - 1]).toBe(character);
}

const nearlyReference = fc
  .array(
    fc.constantFrom('a', 'b.c', ':', '/', '@', '-', '_', '.', '5', 'K', '😀', ' ', 'sha256:'),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''));

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
