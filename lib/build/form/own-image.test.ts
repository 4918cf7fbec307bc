import { describe, expect, it } from 'vitest';

import { NO_RELEASES } from './build-context';
import { checkArtifact } from './check-artifact';
import { RELEASES } from './checked-artifact.fixture';
import type { BuildForm } from './model';
import { namesOf } from './names';
import { formOf } from './read-form';

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1' } as const;

const referenceOf = (fields: Partial<BuildForm>) => {
  const { artifact, problems } = checkArtifact(formOf(fields), RELEASES);
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join(' '));
  return namesOf(artifact).reference;
};

describe('an image in quay.io/kairos', () => {
  it.each<readonly [string, Partial<BuildForm>, string]>([
    [
      'AlmaLinux with a version of v4',
      {
        base: 'almalinux:9',
        version: 'v4.2.0',
        kubernetes: 'k3s',
        kubernetesVersion: 'v1.36.3+k3s1',
      },
      'localhost/almalinux:9-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1',
    ],
    [
      'Ubuntu with the version of a release that does not exist',
      { base: 'ubuntu:24.04', version: 'v4.0.4' },
      'localhost/ubuntu:24.04-core-amd64-generic-v4.0.4',
    ],
    [
      'a base that the release was not built from',
      { base: 'almalinux:9', version: 'v3.7.2' },
      'localhost/almalinux:9-core-amd64-generic-v3.7.2',
    ],
    [
      'a version without a v',
      { base: 'debian:12', version: '3.5.10' },
      'localhost/debian:12-core-amd64-generic-3.5.10',
    ],
    [
      'the version of a release of 2022, and a base',
      { base: 'oraclelinux:10', version: 'v1.0.0', kairosInit: 'v0.9.0' },
      'localhost/oraclelinux:10-core-amd64-generic-v1.0.0',
    ],
    [
      'the version of a release of 2022, and Hadron',
      { ...HADRON, version: 'v1.0.0' },
      'localhost/hadron:v0.5.1-core-amd64-generic-v1.0.0',
    ],
    [
      'a version from before Kairos',
      { base: 'ubuntu:24.04', version: 'v0.1.0' },
      'localhost/ubuntu:24.04-core-amd64-generic-v0.1.0',
    ],
    [
      'a release that is not its version',
      { ...HADRON, version: 'v5.0.0', release: 'v4.2.0' },
      'localhost/hadron:v0.5.1-core-amd64-generic-v5.0.0',
    ],
    [
      'another kairos-init than that of the release',
      { ...HADRON, version: 'v4.2.0', kairosInit: 'v0.16.3' },
      'localhost/hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ],
    [
      'a kairos-init, where the release was built with Earthly',
      { base: 'ubuntu:24.04', version: 'v2.0.0', kairosInit: 'v0.16.3' },
      'localhost/ubuntu:24.04-core-amd64-generic-v2.0.0',
    ],
    [
      'FIPS',
      { ...HADRON, version: 'v4.2.0', fips: 'true' },
      'localhost/hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ],
    [
      'a repository of its own',
      { repository: 'kairos/mine', base: 'almalinux:9', version: 'v4.2.0' },
      'localhost/almalinux:9-core-amd64-generic-v4.2.0',
    ],
  ])('is your image with %s', (_, fields, reference) => {
    expect(referenceOf(fields)).toBe(reference);
    const { changes } = checkArtifact(formOf(fields), RELEASES);
    expect(changes.map(({ field, undo }) => [field, undo])).toEqual([['registry', null]]);
    expect(changes[0]?.reason).toMatch(/^This is your image, not one that Kairos publishes: \S/);
  });

  it.each<readonly [string, Partial<BuildForm>, string]>([
    ['Hadron', { ...HADRON, version: 'v4.2.0' }, 'hadron:v0.5.1-core-amd64-generic-v4.2.0'],
    [
      'Hadron as a base image',
      { base: 'ghcr.io/kairos-io/hadron:v0.5.1', version: 'v4.2.0' },
      'hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ],
    [
      'the kairos-init of its release',
      { ...HADRON, version: 'v4.2.0', kairosInit: '0.17.2' },
      'hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ],
    [
      'a release that is its version',
      { ...HADRON, version: 'v4.2.0', release: 'v4.2.0' },
      'hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ],
    [
      'a base of its release',
      { base: 'debian:13', version: 'v3.7.2' },
      'debian:13-core-amd64-generic-v3.7.2',
    ],
    [
      'a Jetson of v4, which is Ubuntu',
      { base: 'ubuntu:22.04', version: 'v4.2.0', arch: 'arm64', model: 'nvidia-jetson-orin-nx' },
      'ubuntu:22.04-core-arm64-nvidia-jetson-orin-nx-v4.2.0',
    ],
    [
      'a Jetson AGX Orin of v2.4.3, which was Ubuntu 20.04',
      { base: 'ubuntu:20.04', version: 'v2.4.3', arch: 'arm64', model: 'nvidia-jetson-agx-orin' },
      'ubuntu:20.04-core-arm64-nvidia-jetson-agx-orin-v2.4.3',
    ],
    [
      'a Jetson AGX Orin of v3.3.0, which is Ubuntu 22.04 whatever its base',
      {
        base: 'quay.io/kairos/cache:nvidia-base',
        version: 'v3.3.0',
        arch: 'arm64',
        model: 'nvidia-jetson-agx-orin',
      },
      'ubuntu:22.04-core-arm64-nvidia-jetson-agx-orin-v3.3.0',
    ],
    ['a name of 2022', { flavor: 'opensuse', version: 'v1.0.0' }, 'core-opensuse:v1.0.0'],
    [
      'a name that Kairos does not publish, as it is written',
      { flavor: 'ubuntu', flavorRelease: '24.04', version: 'v4.2.0' },
      'ubuntu:24.04-core-amd64-generic-v4.2.0',
    ],
  ])('keeps its name with %s', (_, fields, name) => {
    expect(referenceOf(fields)).toBe(`quay.io/kairos/${name}`);
    expect(checkArtifact(formOf(fields), RELEASES).changes).toEqual([]);
  });

  it('requires the release where the version is one from before kairos-init', () => {
    const form = formOf({ base: 'debian:13', version: 'v2.3.0' });
    const { problems } = checkArtifact(form, RELEASES);
    expect(problems[0]).toMatchObject({ field: 'version', fix: { release: 'v4.3.0' } });
    const chosen = checkArtifact({ ...form, release: 'v4.3.0' }, RELEASES);
    expect(chosen.problems).toEqual([]);
    expect(checkArtifact(form, NO_RELEASES).problems).toEqual([]);
  });
});

describe('an image elsewhere', () => {
  it.each([
    ['registry.internal', 'mine', 'registry.internal/mine/ubuntu:24.04-core-amd64-generic-v1.0.0'],
    ['', '', 'ubuntu:24.04-core-amd64-generic-v1.0.0'],
    ['quay.io', 'mine', 'quay.io/mine/ubuntu:24.04-core-amd64-generic-v1.0.0'],
  ])('keeps its place: %s %s', (registry, organization, reference) => {
    const fields = { registry, organization, base: 'ubuntu:24.04', version: 'v1.0.0' };
    expect(referenceOf(fields)).toBe(reference);
    expect(checkArtifact(formOf(fields), RELEASES).changes).toEqual([]);
  });

  it('warns about a placeholder, and takes it out in one click', () => {
    const form = formOf({
      registry: 'registry.example.com',
      organization: 'my-org',
      base: 'ubuntu:24.04',
      version: 'v1.0.0',
    });
    const { problems } = checkArtifact(form, RELEASES);
    expect(problems).toMatchObject([{ field: 'registry', severity: 'warning' }]);
    const mended = checkArtifact({ ...form, ...problems[0]?.fix }, RELEASES);
    expect(mended.problems).toEqual([]);
  });
});
