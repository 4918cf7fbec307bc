import { describe, expect, it } from 'vitest';

import { decode } from './decode';

describe('the kind of a file', () => {
  it.each([
    ['kairos-hadron-v0.2.0-standard-amd64-generic-v4.1.0-k3sv1.36.0+k3s1-kernel', 'kernel'],
    ['kairos-ubuntu-v2.3.1-initrd', 'initrd'],
    ['kairos-ubuntu-v2.3.1.squashfs', 'squashfs'],
    ['core-ubuntu-v2.3.1-sbom.spdx.json', 'sbom-spdx'],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso', 'iso'],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso.sha256.bundle', 'bundle'],
    ['checksums.txt', 'checksums-list'],
    ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0', null],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0', null],
  ])('of %s is %s', (name, kind) => {
    expect(decode(name).fileKind).toBe(kind);
  });
});
