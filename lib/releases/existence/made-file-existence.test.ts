import { describe, expect, it } from 'vitest';

import { imageOf, kairosListing } from './existence.fixture';
import { madeFileExistence } from './made-file-existence';

const listing = kairosListing();
const verdictOn = (name: string, kind: Parameters<typeof madeFileExistence>[2]) =>
  madeFileExistence(listing, imageOf(`quay.io/kairos/${name}`), kind);

describe('madeFileExistence', () => {
  it.each([
    ['an ISO', 'hadron:v0.5.1-core-amd64-generic-v4.3.0', 'iso'],
    [
      'a file that states a minor release',
      'rockylinux:9-standard-amd64-generic-v3.5.7-k3s-v1.34.1-k3s1',
      'iso',
    ],
    ['a squashfs', 'debian:bookworm-core-amd64-generic-v2.4.3', 'squashfs'],
  ] as const)('finds %s', (_, name, kind) => {
    expect(verdictOn(name, kind)).toMatchObject({ state: 'exists', link: expect.any(String) });
  });

  it('finds no ISO where only another kind is listed', () => {
    expect(verdictOn('debian:bookworm-core-amd64-generic-v2.4.3', 'iso')).toMatchObject({
      state: 'missing',
      reason: 'v2.4.3 lists no such file of this image.',
    });
  });

  it.each([
    ['a raw disk', 'hadron:v0.5.1-core-amd64-generic-v4.3.0', 'raw'],
    ['a squashfs', 'hadron:v0.5.1-core-amd64-generic-v4.3.0', 'squashfs'],
    ['an ISO of a board', 'hadron:v0.5.1-core-arm64-rpi4-v4.3.0', 'iso'],
  ] as const)('says by rule that %s is not published', (_, name, kind) => {
    expect(verdictOn(name, kind).state).toBe('not-published');
  });

  it('keeps what the release contradicts in the image', () => {
    const { state, contradictions } = verdictOn('hadron:v0.4.0-core-amd64-generic-v4.2.0', 'iso');
    expect([state, contradictions[0]?.published]).toEqual(['missing', ['v0.5.1']]);
  });

  it('decides nothing without the files of the release', () => {
    const image = imageOf('quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0');
    const entries = listing.entries.map((entry) => ({
      ...entry,
      release: { ...entry.release, assets: [] },
    }));
    const snapshot = kairosListing({ coverage: 'snapshot', entries });
    expect(madeFileExistence(snapshot, image, 'iso').state).toBe('unknown');
  });
});
