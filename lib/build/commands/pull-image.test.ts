import { describe, expect, it } from 'vitest';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const HADRON = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0';

describe('pullImage', () => {
  it('pulls for the platform and inspects the index', () => {
    expect(wordsOf(recipeOf('pull-image', official('v4.3.0')).steps)).toEqual([
      ['docker', 'pull', '--platform', 'linux/amd64', HADRON],
      ['docker', 'buildx', 'imagetools', 'inspect', HADRON],
    ]);
  });

  it('pulls by digest if it is known', () => {
    const { steps } = recipeOf('pull-image', official('v4.3.0', { arch: 'arm64' }), {
      digest: DIGEST,
    });
    expect(wordsOf(steps).slice(2)).toEqual([
      ['docker', 'pull', '--platform', 'linux/arm64', `quay.io/kairos/hadron@${DIGEST}`],
      ['docker', 'buildx', 'imagetools', 'inspect', `quay.io/kairos/hadron@${DIGEST}`],
    ]);
  });

  it('pulls from the mirror', () => {
    const artifact = official('v4.3.0', { prefix: 'mirror.example:5000/proxy' });
    const { steps } = recipeOf('pull-image', artifact, { digest: DIGEST });
    expect(wordsOf(steps).map((words) => words.at(-1))).toEqual([
      `mirror.example:5000/proxy/${HADRON}`,
      `mirror.example:5000/proxy/${HADRON}`,
      `mirror.example:5000/proxy/quay.io/kairos/hadron@${DIGEST}`,
      `mirror.example:5000/proxy/quay.io/kairos/hadron@${DIGEST}`,
    ]);
  });

  it('is only for images', () => {
    expect(findRecipe('pull-image', official('v4.3.0', { kind: 'iso' }))).toBeNull();
    expect(findRecipe('pull-image', official('v4.3.0', { kind: 'raw-image' }))).not.toBeNull();
  });

  it.each(['missing', 'not-published'] as const)('is not for an image that is %s', (image) => {
    expect(findRecipe('pull-image', official('v4.3.0'), { image })).toBeNull();
    expect(findRecipe('pull-image', official('v4.3.0'), { image: 'unknown' })).not.toBeNull();
  });

  it('is not for a self-built image', () => {
    expect(findRecipe('pull-image', own())).toBeNull();
    expect(
      findRecipe(
        'pull-image',
        official('v4.3.0', { base: 'almalinux:9', flavor: '', flavorRelease: '' }),
      ),
    ).toBeNull();
  });

  it('gives no command for a base with a port in a mirror with a port', () => {
    const base = own({ base: 'builder:5000/ubuntu:24.04', prefix: 'mirror.example:5000' });
    for (const id of [
      'docker-build',
      'kairos-init-dockerfile',
      'factory-workflow',
      'os-artifact',
    ] as const) {
      expect(recipeOf(id, base).notes.join(' ')).toContain('no client accepts two');
    }
  });
});
