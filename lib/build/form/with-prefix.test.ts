import { describe, expect, it } from 'vitest';

import { withPrefix } from './with-prefix';

const MIRROR = 'mirror.example:5000';

describe('withPrefix', () => {
  it.each([
    ['quay.io/kairos/hadron:v0.5.1', MIRROR, 'mirror.example:5000/quay.io/kairos/hadron:v0.5.1'],
    ['ubuntu:24.04', MIRROR, 'mirror.example:5000/docker.io/library/ubuntu:24.04'],
    ['opensuse/leap:15.6', `${MIRROR}/hub`, 'mirror.example:5000/hub/docker.io/opensuse/leap:15.6'],
    ['localhost:5000/a@sha256:00', MIRROR, 'mirror.example:5000/localhost:5000/a@sha256:00'],
    ['quay.io/kairos/hadron:v0.5.1', null, 'quay.io/kairos/hadron:v0.5.1'],
    ['quay.io/kairos/hadron:v0.5.1', '', 'quay.io/kairos/hadron:v0.5.1'],
    [`${MIRROR}/quay.io/a:1`, MIRROR, `${MIRROR}/quay.io/a:1`],
  ])('writes %s behind %s as %s', (reference, prefix, written) => {
    expect(withPrefix(reference, prefix)).toBe(written);
  });
});
