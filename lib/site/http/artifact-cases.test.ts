import { beforeAll, describe, expect, it } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleArtifact } from './handle-artifact';

prepareStandIn();

beforeAll(untilListsAreWhole, 45_000);

const PLACE = 'registry=r.example.org&organization=o';

async function artifact(query: string) {
  const response = await handleArtifact(new Request(`http://127.0.0.1/?${query}`));
  const body = await response.json();
  return { status: response.status, body, text: JSON.stringify(body) };
}

describe('an artifact against the releases', () => {
  it('exists, with the file that proves it', async () => {
    const { body } = await artifact('flavor=hadron&flavorRelease=v0.5.1&version=v4.2.0');
    expect(body).toMatchObject({
      publisher: 'kairos',
      problems: [],
      published: {
        state: 'published',
        existence: 'exists',
        file: 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso',
        link: expect.stringContaining('/releases/download/v4.2.0/'),
      },
    });
  });

  it('does not exist with another Hadron and k3s, which its release contradicts', async () => {
    const { body } = await artifact(
      'flavor=hadron&flavorRelease=v0.4.0&version=v4.2.0&kubernetes=k3s&kubernetesVersion=v1.36.1%2Bk3s1',
    );
    expect(body.problems).toEqual([
      { field: 'flavorRelease', message: 'v4.2.0 has Hadron v0.5.1, not v0.4.0.' },
      { field: 'kubernetesVersion', message: expect.stringContaining('not v1.36.1+k3s1.') },
    ]);
    expect(body.published).toMatchObject({
      state: 'not',
      existence: 'missing',
      nearest: ['quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1'],
    });
  });

  it.each([
    ['hadron:v0.4.1', 'flavor=hadron&flavorRelease=v0.4.1&version=v4.1.2', 'v0.4.0'],
    [
      'k0s on arm64',
      'flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0&arch=arm64&kubernetes=k0s&kubernetesVersion=v1.36.4%2Bk0s.0',
      'k3s',
    ],
    ['Fedora 43 of v3.5.0', 'base=fedora:43&version=v3.5.0', 'fedora'],
  ])('says of %s what the release has', async (_, query, words) => {
    const { body, text } = await artifact(query);
    expect(body.published.existence).toBe('missing');
    expect(text).toContain(words);
  });

  it.each([
    'flavor=hadron&flavorRelease=v0.5.1&version=v4.0.4',
    'base=ghcr.io/kairos-io/hadron:v0.5.1&version=v4.2.9',
    'base=ubuntu:24.04&version=v1.0.0&release=v4.0.4',
    'base=ubuntu:24.04&version=v3.7.9',
  ])('refuses a release that does not exist, with the nearest: %s', async (query) => {
    const { status, body } = await artifact(query);
    expect(status).toBe(422);
    expect(body.detail).toMatch(/There is no release v\d\.\d\.\d of Kairos\. The nearest are v/);
  });

  it('says that the version of a self-built image is no release, where it looks like one', async () => {
    const { status, body, text } = await artifact('base=ubuntu:24.04&version=v4.0.4');
    expect(status).toBe(200);
    expect(text).toContain('There is no release v4.0.4 of Kairos.');
    expect(text).not.toContain('not known here');
    expect(body).toMatchObject({ publisher: 'you', published: { state: 'not' } });
  });

  it.each([
    ['kernel', 'v4.1.0', 'flavorRelease=v0.2.0&kubernetes=k3s&kubernetesVersion=v1.36.0%2Bk3s1'],
    ['initrd', 'v4.3.0', 'flavorRelease=v0.5.1'],
    ['squashfs', 'v4.2.0', 'flavorRelease=v0.5.1&kind=netboot'],
    ['raw', 'v4.2.0', 'flavorRelease=v0.5.1&kind=raw'],
    ['raw', 'v4.2.0', 'flavorRelease=v0.5.1&arch=arm64&model=rpi4'],
  ])('lists no %s of %s', async (file, version, query) => {
    const { body } = await artifact(`flavor=hadron&version=${version}&${query}`);
    expect(body.fileNames[file]).toBeNull();
  });

  it('lists the signature of v3.6.0 without its certificate', async () => {
    const { body } = await artifact('flavor=alpine&flavorRelease=3.21&version=v3.6.0');
    expect(body.fileNames.checksums).toMatchObject({
      signature: 'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso.sha256.sig',
      certificate: null,
      bundle: null,
    });
    expect(body.published.state).toBe('published');
  });
});

describe('an image and the release in it', () => {
  it.each([
    ['the latest by default', `base=ubuntu:24.04&version=v0.1.0`, 'v4.3.0', 'v4.3.0'],
    ['1.0.0 is a version', 'base=ubuntu:24.04&version=1.0.0', 'v4.3.0', 'v4.3.0'],
    ['a chosen release', 'base=ubuntu:24.04&version=v0.1.0&release=v4.1.2', 'v4.1.2', 'v0.14.6'],
    [
      'a chosen kairos-init',
      'base=ubuntu:24.04&version=v4.0.3&kairosInit=v0.8.5',
      'v4.0.3',
      'v0.8.5',
    ],
    [
      'both',
      'base=ubuntu:24.04&version=v0.1.0&release=v4.2.0&kairosInit=v0.16.3',
      'v4.2.0',
      'v0.16.3',
    ],
    ['a release as the version', `${PLACE}&base=ubuntu:24.04&version=v4.1.2`, 'v4.1.2', 'v0.14.6'],
    [
      'Debian 12 for a Raspberry Pi with 3.5.10',
      'base=debian:12&model=rpi4&arch=arm64&kubernetes=k3s&kubernetesVersion=v1.34.3%2Bk3s3&version=3.5.10&kairosInit=v0.7.0',
      'v4.0.1',
      'v0.7.0',
    ],
  ])('has the programs of %s', async (_, query, release, kairosInit) => {
    const { status, body } = await artifact(query);
    expect(status).toBe(200);
    expect(body).toMatchObject({ publisher: 'you', versions: { release, kairosInit } });
    expect(body.reference).not.toContain('quay.io/kairos');
    expect(body.published.state).toBe('not');
  });

  it('refuses a kairos-init that the release cannot call', async () => {
    const query = 'base=ubuntu:24.04&version=v0.1.0&release=v3.5.0&kairosInit=v0.17.3';
    const { status, body } = await artifact(query);
    expect([status, body.problems[0].field]).toEqual([422, 'kairosInit']);
  });

  it('is never read as a release of 2022', async () => {
    const { body, text } = await artifact('base=oraclelinux:10&version=v1.0.0&kairosInit=v0.9.0');
    expect(body.era).toBe('E5');
    expect(text).not.toContain('core-oraclelinux:v1.0.0');
  });

  it('names the Jetson of v2.4.3 by its base', async () => {
    const query = 'base=ubuntu:20.04&model=nvidia-jetson-agx-orin&arch=arm64&version=v2.4.3';
    const { body } = await artifact(query);
    expect(body.reference).toBe(
      'quay.io/kairos/ubuntu:20.04-core-arm64-nvidia-jetson-agx-orin-v2.4.3',
    );
  });
});

describe('what is tested', () => {
  it.each([
    ['debian:13', 'version=v2.3.0', 'unknown'],
    ['fedora:43', 'version=v3.5.0', 'untested'],
    ['ubuntu:24.04', 'version=v2.0.0', 'unknown'],
    ['almalinux:10', `version=v1.0.0&kairosInit=v0.5.4&${PLACE}`, 'untested'],
    ['almalinux:9', `version=v1.0.0&kairosInit=v0.17.2&${PLACE}`, 'tested'],
  ])('is said for the kairos-init of %s with %s', async (base, query, state) => {
    const { body } = await artifact(`base=${base}&${query}`);
    expect(body.tested.state).toBe(state);
    expect(body.published.state).not.toBe('published');
  });

  it.each([
    ['Oracle Linux before v0.9.0', 'base=oraclelinux:10&kairosInit=v0.7.1', 'v0.9.0'],
    ['Ubuntu 26.04 before v0.8.6', 'base=ubuntu:26.04&kairosInit=v0.8.0', 'v0.8.6'],
    [
      'a Raspberry Pi before v0.15.2',
      'base=ubuntu:22.04&model=rpi4&arch=arm64&kind=raw&kairosInit=v0.7.0',
      'v0.15.2',
    ],
    [
      'Debian of arm64v8 on a Raspberry Pi',
      'base=arm64v8/debian:12-slim&model=rpi4&arch=arm64',
      'non-free-firmware',
    ],
    ['Debian of arm64v8 for amd64', 'base=arm64v8/debian:12-slim', 'is for arm64, not for amd64'],
    [
      'a base that is a Kairos image',
      'base=quay.io/kairos/hadron:v0.2.0-core-amd64-generic-v4.1.0&variant=standard&kubernetes=k3s&kubernetesVersion=v1.33.1%2Bk3s1',
      'is a Kairos image already',
    ],
  ])('says what is wrong with %s', async (_, query, words) => {
    const { text } = await artifact(`${query}&version=v1.0.0&${PLACE}`);
    expect(text).toContain(words);
  });

  it.each([
    ['hadron-fips-trusted', 'fips=true&trustedBoot=true'],
    ['hadron-fips', 'fips=true'],
    ['hadron-trusted', 'trustedBoot=true'],
    ['hadron-cloud-fips', 'fips=true'],
  ])('takes %s for Hadron, made for %s', async (name, query) => {
    const base = `ghcr.io/kairos-io/${name}:v0.5.3`;
    const { body } = await artifact(`base=${base}&${query}&version=v1.0.0&${PLACE}`);
    const fields = body.problems.map(({ field }: { readonly field: string }) => field);
    expect(fields).not.toContain('base');
  });
});
