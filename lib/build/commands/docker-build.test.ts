import { describe, expect, it } from 'vitest';

import { official, own, recipeOf, wordsOf } from './recipes.fixture';

function buildArgs(artifact: Parameters<typeof recipeOf>[1]): readonly string[] {
  const [, build = []] = wordsOf(recipeOf('docker-build', artifact).steps);
  return build.filter((_word, index) => build[index - 1] === '--build-arg');
}

const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.1+k3s1' };

describe('dockerBuild', () => {
  it.each([
    [
      'v3.4.2',
      official('v3.4.2', K3S),
      [
        'BASE_IMAGE=ubuntu:22.04',
        'VARIANT=standard',
        'MODEL=generic',
        'TRUSTED_BOOT=false',
        'KUBERNETES_DISTRO=k3s',
        'KUBERNETES_VERSION=v1.36.1+k3s1',
        'VERSION=v3.4.2',
      ],
    ],
    [
      'v3.5.0',
      official('v3.5.0', K3S),
      [
        'BASE_IMAGE=ubuntu:22.04',
        'KAIROS_INIT=v0.5.7',
        'MODEL=generic',
        'TRUSTED_BOOT=false',
        'KUBERNETES_DISTRO=k3s',
        'KUBERNETES_VERSION=v1.36.1+k3s1',
        'VERSION=v3.5.0',
      ],
    ],
    [
      'v4.0.0, trusted boot',
      official('v4.0.0', { flavorRelease: 'v0.0.3', trustedBoot: 'true' }),
      [
        'BASE_IMAGE=ghcr.io/kairos-io/hadron-trusted:v0.0.3',
        'KAIROS_INIT=v0.7.0',
        'MODEL=generic',
        'TRUSTED_BOOT=true',
        'VERSION=v4.0.0',
      ],
    ],
    [
      'v4.3.0',
      official('v4.3.0'),
      [
        'BASE_IMAGE=ghcr.io/kairos-io/hadron:v0.5.1',
        'KAIROS_INIT_IMAGE=quay.io/kairos/kairos-init:v4.3.0',
        'MODEL=generic',
        'TRUSTED_BOOT=false',
        'VERSION=v4.3.0',
      ],
    ],
    [
      'one’s own with FIPS',
      own({ base: 'fedora:41', fips: 'true' }),
      [
        'BASE_IMAGE=fedora:41',
        'KAIROS_INIT=v0.17.2',
        'MODEL=generic',
        'TRUSTED_BOOT=false',
        'FIPS=fips',
        'VERSION=v1.0.0',
      ],
    ],
  ])('passes the arguments of the Dockerfile: %s', (_version, artifact, args) => {
    expect(buildArgs(artifact)).toEqual(args);
    expect(recipeOf('docker-build', artifact).standing).toBe('holds');
  });

  it.each([
    ['its own tag for an official image', official('v4.2.0'), 'v4.2.0'],
    ['the default release for another image', own(), 'v4.2.0'],
    ['the release before a newer kairos-init', own({ kairosInit: 'v0.17.3' }), 'v4.2.0'],
    ['the release of a kairos-init written without v', own({ kairosInit: '0.8.4' }), 'v4.0.3'],
    ['the release of an old kairos-init', own({ kairosInit: 'v0.5.19' }), 'v3.5.2'],
    ['the tag that kairos-init shares with Kairos', own({ kairosInit: 'v4.3.0' }), 'v4.3.0'],
  ])('checks out %s', (_tag, artifact, tag) => {
    const [clone] = wordsOf(recipeOf('docker-build', artifact).steps);
    expect(clone?.join(' ')).toBe(
      `git clone --depth 1 --branch ${tag} https://github.com/kairos-io/kairos kairos`,
    );
  });

  it('gives the platform, the file and the tag', () => {
    const artifact = own({ arch: 'arm64', model: 'rpi4', base: 'ubuntu:22.04', kind: 'raw-image' });
    const [, build = []] = wordsOf(recipeOf('docker-build', artifact).steps);
    expect(build.slice(0, 6).join(' ')).toBe(
      'docker build --platform linux/arm64 --file kairos/images/Dockerfile',
    );
    expect(build.slice(-3)).toEqual([
      '--tag',
      'registry.example.com/my-org/ubuntu:22.04-core-arm64-rpi4-v1.0.0',
      'kairos',
    ]);
  });

  it('puts the mirror before every reference, and says which has no argument', () => {
    const prefix = 'mirror.example';
    expect(buildArgs(own({ prefix, kairosInit: 'v4.3.0' })).slice(0, 2)).toEqual([
      'BASE_IMAGE=mirror.example/docker.io/library/ubuntu:24.04',
      'KAIROS_INIT_IMAGE=mirror.example/quay.io/kairos/kairos-init:v4.3.0',
    ]);
    const { notes } = recipeOf('docker-build', own({ prefix }));
    expect(notes.join(' ')).toContain('no argument sets the mirror');
  });

  it('never uses BASE_IMG, which the Dockerfile does not have', () => {
    const { steps } = recipeOf('docker-build', own());
    expect(steps.map(({ shell }) => shell).join(' ')).not.toContain('BASE_IMG=');
  });

  it.each([
    ['for a release before v3.4.0', official('v3.0.0'), 'built with Earthly'],
    ['for a prerelease', official('v4.0.0-RC1'), 'unknown'],
    ['for an unknown base', official('v4.2.0', { flavor: 'arch' }), 'Enter the base image'],
    ['without a base', own({ base: '', flavor: 'ubuntu', flavorRelease: '24.04' }), 'Enter'],
    ['for a kairos-init that it does not pin', own({ kairosInit: 'v0.4.6' }), 'v0.4.6'],
    ['for a version that kairos-init never had', own({ kairosInit: 'v2.0.0' }), 'v2.0.0'],
    ['for FIPS before v3.7.0', own({ fips: 'true', kairosInit: 'v0.5.7' }), 'no switch for FIPS'],
    [
      'for an image of CI',
      own({ naming: 'E6', version: 'a'.repeat(40) }),
      'Images of CI are built from a commit',
    ],
  ])('gives no command %s', (_case, artifact, why) => {
    const recipe = recipeOf('docker-build', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [], file: null });
    expect(recipe.notes.join(' ')).toContain(why);
  });
});
