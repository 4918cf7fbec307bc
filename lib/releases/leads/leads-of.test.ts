import { describe, expect, it } from 'vitest';

import { decodeText } from '@/lib/names/decoder/decode-text';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import { componentOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { leadsOf } from './leads-of';

/** The releases of Kairos and of the provider. */
function listings(own: Partial<ReleaseListing> = {}): ReadonlyMap<string, ReleaseListing> {
  const provider = readReleases([releaseOf('v1.3.2', '2023-01-04')], 'provider-kairos');
  return new Map([
    ['kairos', kairosListing(own)],
    [
      'provider-kairos',
      kairosListing({ component: componentOf('provider-kairos'), entries: provider.entries }),
    ],
  ]);
}

const leads = (text: string, own?: Partial<ReleaseListing>) =>
  leadsOf(decodeText(text).findings[0], listings(own));

const DOWNLOADS = 'https://github.com/kairos-io/kairos/releases/download';

describe('existence', () => {
  it.each([
    [
      'an image from which a file was made exists',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      { subject: 'image', state: 'exists' },
    ],
    [
      'a file of a release exists',
      `${DOWNLOADS}/v4.3.0/kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso`,
      { subject: 'file', state: 'exists' },
    ],
    [
      'a name without an ending is that of an ISO',
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0',
      { subject: 'file', state: 'exists' },
    ],
    [
      'a file with another Kubernetes does not',
      `${DOWNLOADS}/v4.2.0/kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.35.1+k3s1.iso`,
      { subject: 'file', state: 'missing' },
    ],
    [
      'an SBOM file of v3.4.0 and later does not, by rule',
      `${DOWNLOADS}/v4.2.0/kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-sbom.spdx.json`,
      {
        subject: 'file',
        state: 'not-published',
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0'],
      },
    ],
    [
      'nor does one of an image that the release does not have, which is said too',
      `${DOWNLOADS}/v4.2.0/kairos-hadron-v0.4.0-core-amd64-generic-v4.2.0-sbom.spdx.json`,
      {
        subject: 'file',
        state: 'not-published',
        reason: expect.stringMatching(/attached to the image\. .*v0\.5\.1/),
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0'],
      },
    ],
    [
      'a kernel of v3.4.0 and later does not, by rule',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1-kernel',
      { subject: 'file', state: 'not-published' },
    ],
    [
      'a file of a release that does not exist does not',
      `${DOWNLOADS}/v4.0.4/kairos-hadron-v0.0.4-core-amd64-generic-v4.0.4.iso`,
      { subject: 'file', state: 'missing', reason: 'There is no release v4.0.4 of Kairos.' },
    ],
    [
      'an image of a release that does not exist does not',
      'quay.io/kairos/hadron:v0.0.4-core-amd64-generic-v4.0.4',
      { subject: 'image', state: 'missing', nearest: expect.arrayContaining(['v4.0.3']) },
    ],
    [
      'a version that is no release does not',
      'v4.0.4',
      { subject: 'release', state: 'missing', nearest: expect.arrayContaining(['v4.0.3']) },
    ],
    ['a version that is a release does', 'v4.2.0', { subject: 'release', state: 'exists' }],
    [
      'what a node prints is of its release',
      'KAIROS_VERSION="v4.0.4"',
      { subject: 'release', state: 'missing' },
    ],
    [
      'a Hadron that the release does not have is named with the right one',
      'quay.io/kairos/hadron:v0.4.1-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
      {
        state: 'missing',
        reason: expect.stringContaining('v0.4.0'),
        nearest: ['quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1'],
      },
    ],
    [
      'a tag that is spelled in another way does not exist',
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3sv1.36.1-k3s1',
      {
        state: 'missing',
        nearest: ['quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1'],
      },
    ],
    [
      'a build between releases is none',
      'v4.2.0-47-ga83f003c',
      { subject: 'release', state: 'missing', nearest: ['v4.2.0'] },
    ],
    [
      'an image between releases is none',
      'quay.io/kairos/opensuse:leap-15.6-core-arm64-generic-v3.7.2-7-g8780a49',
      { subject: 'image', state: 'missing', nearest: ['v3.7.2'] },
    ],
    [
      'a custom build is none',
      'quay.io/kairos/alpine:3.21-core-amd64-generic-v3.7.2-20260901',
      { state: 'missing', reason: '“20260901” is not a part of Kairos’ names: a custom build.' },
    ],
    [
      'another registry is none that the site reads',
      'registry.local/os/alpine:3.21-core-amd64-generic-v3.7.2',
      { state: 'unknown', reason: 'This site does not read from its registry.' },
    ],
    [
      'another registry does not make a release',
      'registry.local/os/alpine:3.21-core-amd64-generic-v4.0.4',
      { state: 'unknown', reason: expect.stringContaining('There is no release v4.0.4') },
    ],
    [
      'a mirror has what quay.io has',
      'mirror.local/quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      { state: 'exists' },
    ],
    [
      'a placeholder for a version leads to the releases it may be',
      'v4.2.x',
      { subject: 'release', state: 'unknown', nearest: ['v4.2.0'] },
    ],
    [
      'a minor line is no release, and leads to its releases',
      'v4.0',
      {
        subject: 'release',
        state: 'missing',
        reason:
          'There is no release v4.0 of Kairos: it is a release line, whose latest release is v4.0.3.',
        nearest: ['v4.0.3', 'v4.0.2'],
      },
    ],
    [
      'nor is a major line',
      'v3',
      {
        state: 'missing',
        reason: expect.stringMatching(
          /^There is no release v3 of Kairos: it is a release line, .* is v3\.7\.2\.$/,
        ),
      },
    ],
    [
      'a line without a release is missing',
      'v4.9',
      { reason: 'There is no release v4.9 of Kairos.' },
    ],
    ['a version with a capital letter is the release', 'V4.2.0', { state: 'exists' }],
    [
      'a tag with a line in place of the version leads to the image of its latest release',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3',
      {
        subject: 'image',
        state: 'missing',
        reason:
          'No tag is spelled like this. There is no release v4.3 of Kairos: it is a release line, whose latest release is v4.3.0.',
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
      },
    ],
    [
      'a tag with a capital letter in its version does not exist',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-V4.3.0',
      {
        state: 'missing',
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
      },
    ],
    [
      'nor does one without the “v” of its version',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-4.3.0',
      {
        state: 'missing',
        reason: 'No tag is spelled like this.',
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
      },
    ],
    [
      'a file with a line in place of the version does not exist',
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.iso',
      { subject: 'file', state: 'missing', nearest: ['v4.3.0'] },
    ],
    [
      'a digest that is cut off is not that of an image, whose tag is right',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0@sha256:0000',
      {
        state: 'missing',
        reason: 'No image has this digest: it is malformed.',
        nearest: ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
      },
    ],
    [
      'a version alone is no tag since tags state more',
      'quay.io/kairos/hadron:v4.3.0',
      { subject: 'image', state: 'not-published', nearest: ['v4.3.0'] },
    ],
    [
      'nor is one of no release',
      'quay.io/kairos/hadron:v4.0.4',
      { state: 'not-published', nearest: expect.arrayContaining(['v4.0.3']) },
    ],
  ])('%s', (_rule, text, existence) => {
    expect(leads(text).existence).toMatchObject(existence);
  });

  it('is unknown from a snapshot', () => {
    const { entries } = readReleases([releaseOf('v4.3.0', '2026-09-08')]);
    const own = { coverage: 'snapshot', entries } as const;
    for (const text of ['v4.9.0', 'quay.io/kairos/hadron:v0.9.9-core-amd64-generic-v4.3.0']) {
      expect(leads(text, own).existence?.state).toBe('unknown');
    }
  });

  it.each(['latest', 'nginx:1', 'hello world', '<flavor>:<version>', '/kairos-init -v core'])(
    'does not apply to %s',
    (text) => {
      expect(leads(text).existence).toBeNull();
    },
  );
});

describe('the release', () => {
  it.each([
    ['v4.1.2', 'v4.1.2', 'end-of-life', 'v4.1.2'],
    ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0', 'v4.3.0', 'supported', 'v4.3.0'],
    ['v3.5.7', 'v3.5.7', 'end-of-life', 'v3.5.9'],
    ['v4.2.0-47-ga83f003c', 'v4.2.0', 'end-of-life', 'v4.2.0'],
    ['KAIROS_VERSION="v4.2.0-v1.36.3-k3s1"', 'v4.2.0', 'end-of-life', 'v4.2.0'],
  ])('of %s is %s, with its support and the latest', (text, tag, state, latestInLine) => {
    expect(leads(text).release).toMatchObject({
      componentId: 'kairos',
      tag,
      status: { state },
      latestInLine,
      latest: 'v4.3.0',
    });
  });

  it.each([
    'v4.0.4',
    'registry.local/os/ubuntu:24.04-core-amd64-generic-v2.3.0',
    '/kairos-init --version v4.2.0 -m generic',
    'latest',
  ])('is none for %s', (text) => {
    expect(leads(text).release).toBeNull();
  });

  it('of the provider is found where Kairos has none', () => {
    const text = 'quay.io/kairos/kairos-opensuse:v1.3.2-k3sv1.25.4-k3s1';
    expect(leads(text).release).toMatchObject({ componentId: 'provider-kairos', tag: 'v1.3.2' });
  });
});

describe('the same image in a newer release', () => {
  it('has the Hadron and the Kubernetes of that release', () => {
    const { inLatest, inLine } = leads(
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
    );
    expect(inLine).toBeNull();
    expect(inLatest).toMatchObject({
      tag: 'v4.3.0',
      state: 'published',
      reference: 'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1',
    });
  });

  it('keeps the minor of Kubernetes if that release has it', () => {
    const text = 'quay.io/kairos/hadron:v0.0.4-standard-amd64-generic-v4.0.3-k3s-v1.35.2-k3s1';
    expect(leads(text).inLatest?.reference).toBe(
      'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.35.8-k3s1',
    );
  });

  it('is none for a distribution that is not published any more', () => {
    expect(leads('quay.io/kairos/alpine:3.21-core-amd64-generic-v3.7.2').inLatest).toMatchObject({
      state: 'none',
      reference: null,
    });
  });

  it('of a board is not confirmed by the files of a release', () => {
    const text = 'quay.io/kairos/hadron:v0.4.0-core-arm64-rpi4-v4.1.2';
    expect(leads(text).inLatest).toMatchObject({
      state: 'unconfirmed',
      reference: 'quay.io/kairos/hadron:v0.5.1-core-arm64-rpi4-v4.3.0',
    });
  });

  it.each(['v4.3.0', '4.3.0'])('is none for the latest itself, written as %s', (version) => {
    const text = `quay.io/kairos/hadron:v0.5.1-core-amd64-generic-${version}`;
    expect(leads(text).inLatest).toBeNull();
  });
});

describe('the releases that contain a program', () => {
  it.each([
    ['kairos-agent version v2.24.10', ['v3.5.8', 'v3.5.9', 'v3.5.10']],
    ['quay.io/kairos/framework:v2.7.33', ['v3.0.11']],
    ['ghcr.io/kairos-io/hadron-trusted:v0.4.0', ['v4.1.2']],
    ['immucore 0.11.5', ['v3.5.10']],
    ['v1.36.3+k3s1', ['v4.2.0']],
    ['k0s v1.36.4+k0s.0', ['v4.3.0']],
    ['kairos-agent-v2.31.3-linux-amd64.tar.gz', ['v4.2.0']],
    ['k3s v1.36.4', ['v4.3.0']],
    ['k3s 1.36', ['v4.1.2', 'v4.2.0', 'v4.3.0']],
    ['kubernetes v1.36.3', ['v4.2.0']],
    ['Kubernetes: 1.35', ['v4.0.3', 'v4.3.0']],
  ])('are for %s', (text, releases) => {
    expect(leads(text).program?.releases.map(({ tag }) => tag)).toEqual(releases);
  });

  it('are those around a version that none contains', () => {
    expect(leads('quay.io/kairos/kairos-init:v0.8.5').program).toMatchObject({
      releases: [],
      before: { tag: 'v4.0.3', version: 'v0.8.4' },
      after: { tag: 'v4.1.0', version: 'v0.13.0' },
    });
  });

  it.each(['ghcr.io/kairos-io/hadron:main', 'quay.io/kairos/packages:a', 'v4.2.0'])(
    'do not apply to %s',
    (text) => {
      expect(leads(text).program).toBeNull();
    },
  );
});

describe('the known defects', () => {
  it('are those of the artifact', () => {
    const text = 'quay.io/kairos/alpine:3.19-standard-arm64-rpi4-v3.0.14-k3sv1.29.3-k3s1-img';
    expect(leads(text).defects).toMatchObject([
      { id: 'rpi4-immucore', source: 'https://github.com/kairos-io/kairos/issues/2698' },
    ]);
  });

  it('are left out where the verdict states them', () => {
    const { existence, defects } = leads('quay.io/kairos/ubuntu:24.04-core-arm64-generic-v3.5.9');
    expect(existence).toMatchObject({
      state: 'not-published',
      source: 'https://github.com/kairos-io/kairos/issues/3756',
    });
    expect(defects).toEqual([]);
  });

  it('are none of images that CI builds', () => {
    const text = `quay.io/kairos/ci-temp-images:ubuntu-22.04-core-arm64-rpi4-${'0a'.repeat(20)}`;
    expect(leads(text).defects).toEqual([]);
  });
});
