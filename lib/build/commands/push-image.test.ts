import { describe, expect, it } from 'vitest';

import { findRecipe, official, own, recipesOf, wordsOf } from './recipes.fixture';

const OWN_IMAGE = 'registry.example.com/my-org/ubuntu:24.04-core-amd64-generic-v1.0.0';

describe('pushImage', () => {
  it('comes after the commands that build the image', () => {
    const recipes = recipesOf(own());
    expect(recipes[0]?.id).toBe('docker-build');
    expect(recipes.at(-1)?.id).toBe('push-image');
    expect(wordsOf(recipes.at(-1)?.steps ?? [])).toEqual([
      ['docker', 'push', OWN_IMAGE],
      ['docker', 'buildx', 'imagetools', 'inspect', OWN_IMAGE],
    ]);
  });

  it.each([
    ['an image that Kairos publishes', official('v4.3.0')],
    ['an image without a registry', official('v4.3.0', { base: 'almalinux:9', flavor: '' })],
    ['a file', own({ kind: 'iso' })],
  ])('is not for %s', (_, artifact) => {
    expect(findRecipe('push-image', artifact)).toBeNull();
  });
});

describe('the order of the recipes', () => {
  it('begins with the pull of what Kairos publishes, and with the build of anything else', () => {
    expect(recipesOf(official('v4.3.0'))[0]?.id).toBe('pull-image');
    const missing = recipesOf(official('v4.2.0'), { image: 'missing' });
    expect(missing[0]?.id).toBe('docker-build');
    const text = missing.flatMap(({ steps }) => steps.map(({ shell }) => shell)).join('\n');
    expect(text).not.toMatch(/docker pull|quay\.io\/kairos\/hadron/);
    expect(text).toContain('--tag localhost/hadron:v0.5.1-core-amd64-generic-v4.2.0');
  });

  it('never tags what is built here as an image of Kairos', () => {
    for (const artifact of [
      official('v4.2.0'),
      official('v4.2.0', { base: 'almalinux:9', flavor: '', flavorRelease: '' }),
      official('v3.7.2', { base: 'almalinux:9', flavor: '', flavorRelease: '' }),
    ]) {
      const built = recipesOf(artifact).filter(({ id }) => /build|dockerfile/.test(id));
      const text = built.flatMap(({ steps }) => steps.map(({ shell }) => shell)).join('\n');
      expect(text).toContain('docker build');
      expect(text).not.toContain('--tag quay.io');
    }
  });
});
