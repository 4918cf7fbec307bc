import { describe, expect, it } from 'vitest';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

describe('earthly', () => {
  it.each([
    [
      'v2.4.0 by its flavor alone',
      official('v2.4.0', { flavor: 'opensuse-leap', flavorRelease: '' }),
      './earthly.sh +all --VARIANT=core --FLAVOR=opensuse-leap',
    ],
    [
      'v3.0.0 by family and base image',
      official('v3.0.0'),
      './earthly.sh +all --FAMILY=ubuntu --FLAVOR=ubuntu --FLAVOR_RELEASE=22.04 --BASE_IMAGE=ubuntu:22.04 --MODEL=generic --VARIANT=core',
    ],
    [
      'v3.3.6 for a generic arm64 machine',
      official('v3.3.6', { flavor: 'rockylinux', flavorRelease: '9', arch: 'arm64' }),
      './earthly.sh +all-arm-generic --FAMILY=rhel --FLAVOR=rockylinux --FLAVOR_RELEASE=9 --BASE_IMAGE=rockylinux:9 --MODEL=generic --VARIANT=core',
    ],
    [
      'v3.3.6 for a board, from a mirror',
      official('v3.3.6', {
        flavor: 'opensuse',
        flavorRelease: 'leap-15.6',
        arch: 'arm64',
        model: 'rpi4',
        prefix: 'mirror.example',
      }),
      './earthly.sh +all-arm --FAMILY=opensuse --FLAVOR=opensuse --FLAVOR_RELEASE=leap-15.6 --BASE_IMAGE=mirror.example/docker.io/opensuse/leap:15.6 --MODEL=rpi4 --VARIANT=core',
    ],
  ])('builds %s', (_image, artifact, command) => {
    const recipe = recipeOf('earthly', artifact);
    expect(recipe.standing).toBe('history');
    expect(wordsOf(recipe.steps).map((words) => words.join(' '))).toEqual([
      `git clone --branch ${artifact.version} https://github.com/kairos-io/kairos`,
      'cd kairos',
      command,
    ]);
  });

  it.each([
    ['standard', official('v3.0.0', { kubernetes: 'k3s', kubernetesVersion: 'v1.28.2+k3s1' })],
    ['a flavor without a family', official('v3.0.0', { flavor: 'arch' })],
    ['Debian, whose name does not contain the base', official('v3.0.0', { flavor: 'debian' })],
    [
      'an early board',
      official('v2.3.0', { arch: 'arm64', model: 'rpi64', flavor: 'alpine-arm-rpi' }),
    ],
  ])('gives no command for %s', (_case, artifact) => {
    expect(recipeOf('earthly', artifact)).toMatchObject({ standing: 'unknown', steps: [] });
  });

  it('is only for official artifacts before v3.4.0', () => {
    expect(findRecipe('earthly', official('v3.4.0'))).toBeNull();
    expect(findRecipe('earthly', official('v4.3.0'))).toBeNull();
    expect(findRecipe('earthly', own({ version: 'v3.0.0' }))).toBeNull();
  });
});
