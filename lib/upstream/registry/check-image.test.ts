import { describe, expect, it } from 'vitest';

import { checkImage } from './check-image';
import { REGISTRIES } from './registries';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('checkImage', () => {
  it.each([
    [
      'a tag',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      'v0.5.1-core-amd64-generic-v4.3.0',
      null,
    ],
    ['a digest', `ghcr.io/kairos-io/hadron@${DIGEST}`, null, DIGEST],
    ['both', `quay.io/kairos/hadron:v1@${DIGEST}`, 'v1', DIGEST],
  ])('accepts a reference with %s in a registry of the table', (_what, text, tag, digest) => {
    const checked = checkImage(text, REGISTRIES);
    expect(checked).toMatchObject({ ok: true, value: { tag, digest } });
  });

  it('writes the host in lower case, since records are keyed by it', () => {
    expect(checkImage('QUAY.io/kairos/hadron:v1', REGISTRIES)).toMatchObject({
      value: { registry: 'quay.io' },
    });
  });

  it.each([
    ['no registry', 'ubuntu:24.04', 'The reference has no registry.'],
    [
      'a registry outside the table',
      'docker.io/library/ubuntu:24.04',
      'This site does not read from docker.io. It reads from quay.io and ghcr.io.',
    ],
    [
      'an inner host',
      '169.254.169.254/latest:meta-data',
      'This site does not read from 169.254.169.254.',
    ],
    [
      'another port of a registry',
      'quay.io:8443/kairos/hadron:v1',
      'This site does not read from quay.io:8443.',
    ],
    ['neither tag nor digest', 'quay.io/kairos/hadron', 'neither a tag nor a digest'],
    [
      'a tag that no registry has',
      'quay.io/kairos/hadron:a+b',
      'The tag must not contain “+” (character 24).',
    ],
    ['a broken digest', 'quay.io/kairos/hadron@sha256:zz', 'The digest must not contain “z”'],
    [
      'a digest that cannot be checked',
      `quay.io/kairos/hadron@md5:${'0'.repeat(32)}`,
      'sha256, sha384 or sha512',
    ],
    ['a path that climbs', 'quay.io/../etc:v1', 'The repository'],
  ])('refuses %s with a sentence', (_what, text, sentence) => {
    const checked = checkImage(text, REGISTRIES);
    expect(checked.ok ? null : checked.failure).toContain(sentence);
  });

  it('says that no registry is read from where there is none', () => {
    expect(checkImage('quay.io/a/b:c', [])).toMatchObject({
      failure: 'This site does not read from quay.io. It reads from no registry.',
    });
  });
});
