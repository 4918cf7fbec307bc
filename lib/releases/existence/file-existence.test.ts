import { describe, expect, it } from 'vitest';

import { kairosListing } from './existence.fixture';
import { fileExistence } from './file-existence';

const listing = kairosListing();

describe('fileExistence', () => {
  it('links to a file that the release lists', () => {
    const name = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso.sha256';
    expect(fileExistence(listing, 'v4.2.0', name)).toMatchObject({
      state: 'exists',
      link: expect.stringContaining('k3s1.iso.sha256'),
    });
  });

  it.each([
    [
      'v4.2.0',
      'kairos-hadron-v0.4.0-core-amd64-generic-v4.2.0.iso',
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso',
    ],
    [
      'v3.7.2',
      'kairos-hadron-0.0.3-core-amd64-generic-v3.7.2.iso',
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso',
    ],
  ])('says that %s has no file %s, and offers the nearest', (tag, name, nearest) => {
    const verdict = fileExistence(listing, tag, name);
    expect(verdict.state).toBe('missing');
    expect(verdict.nearest[0]).toBe(nearest);
  });

  it.each([
    ['a kernel', 'v4.2.0', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-kernel', 'netboot'],
    ['an initrd', 'v4.2.0', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-initrd', 'netboot'],
    ['a squashfs', 'v3.7.2', 'kairos-alpine-3.21-core-amd64-generic-v3.7.2.squashfs', 'netboot'],
    ['an iPXE script', 'v3.7.2', 'kairos-alpine-3.21-core-amd64-generic-v3.7.2.ipxe', 'netboot'],
    [
      'a certificate of v3.6.0',
      'v3.6.0',
      'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso.sha256.pem',
      'certificates',
    ],
    [
      'a bundle of v3.6.0',
      'v3.6.0',
      'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso.sha256.bundle',
      'v3.7.0',
    ],
    ['a raw disk', 'v4.1.2', 'kairos-hadron-v0.4.0-core-amd64-generic-v4.1.2.raw', 'raw disks'],
    [
      'an SBOM',
      'v3.7.2',
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2-sbom.spdx.json',
      'no SBOM',
    ],
    ['arm64 of v3.5.9', 'v3.5.9', 'kairos-ubuntu-24.04-core-arm64-generic-v3.5.9.iso', 'arm64'],
    ['Ubuntu of v4.2.0', 'v4.2.0', 'kairos-ubuntu-24.04-core-amd64-generic-v4.2.0.iso', 'Hadron'],
    ['an ISO of a board', 'v4.2.0', 'kairos-hadron-v0.5.1-core-arm64-rpi4-v4.2.0.iso', 'raw disk'],
    ['a UKI', 'v4.2.0', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-uki.iso', 'trusted boot'],
  ])('says by rule that %s is not published', (_, tag, name, why) => {
    const verdict = fileExistence(listing, tag, name);
    expect(verdict).toMatchObject({ state: 'not-published', source: expect.any(String) });
    expect(verdict.reason).toContain(why);
  });

  it('believes the list before the rule', () => {
    const name = 'kairos-alpine-3.21-core-amd64-generic-v3.7.2.iso.sha256.pem';
    expect(fileExistence(listing, 'v3.7.2', name).state).toBe('exists');
  });

  it('says “no release” of a file whose release is missing', () => {
    const verdict = fileExistence(listing, 'v4.0.4', 'anything.iso');
    expect(verdict).toMatchObject({
      state: 'missing',
      reason: 'There is no release v4.0.4 of Kairos.',
    });
  });

  it('decides nothing by a snapshot but what was seen, and the rules', () => {
    const seenNames = new Map([['v4.2.0', ['seen.iso']]]);
    const snapshot = kairosListing({ coverage: 'snapshot', seenNames });
    expect(fileExistence(snapshot, 'v4.2.0', 'seen.iso').state).toBe('exists');
    expect(
      fileExistence(snapshot, 'v4.2.0', 'kairos-hadron-v0.4.0-core-amd64-generic-v4.2.0.iso').state,
    ).toBe('unknown');
    expect(
      fileExistence(snapshot, 'v4.2.0', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-kernel')
        .state,
    ).toBe('not-published');
  });
});
