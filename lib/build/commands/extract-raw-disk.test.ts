import { describe, expect, it } from 'vitest';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

const PI = { arch: 'arm64', model: 'rpi4', kind: 'raw-image' } as const;

describe('extractRawDisk', () => {
  it('copies the disk out of an image of the Factory', () => {
    const artifact = own({ ...PI, base: 'ubuntu:22.04' });
    expect(wordsOf(recipeOf('extract-raw-disk', artifact).steps)).toEqual([
      [
        'docker',
        'create',
        '--name',
        'kairos-raw-disk',
        '--platform',
        'linux/arm64',
        'registry.example.com/my-org/ubuntu:22.04-core-arm64-rpi4-v1.0.0-img',
        'none',
      ],
      ['docker', 'cp', 'kairos-raw-disk:/artifacts/.', './kairos-raw-disk'],
      ['docker', 'rm', 'kairos-raw-disk'],
    ]);
  });

  it.each([
    ['v3.0.0', official('v3.0.0', PI), ':/.'],
    ['v3.5.0', official('v3.5.0', PI), ':/.'],
    ['v3.5.0 of a raw disk', official('v3.5.0', { ...PI, kind: 'raw' }), ':/.'],
    ['v4.3.0', official('v4.3.0', PI), ':/artifacts/.'],
  ])('copies the folder of the disk: %s', (_version, artifact, folder) => {
    const [create = [], copy = []] = wordsOf(recipeOf('extract-raw-disk', artifact).steps);
    expect(create.at(-2)).toMatch(/-img$/);
    expect(copy[2]).toBe(`kairos-raw-disk${folder}`);
  });

  it('finds the image of v2.3 by its repository', () => {
    const artifact = official('v2.3.0', { ...PI, model: 'rpi64', flavor: 'alpine-arm-rpi' });
    const [create = []] = wordsOf(recipeOf('extract-raw-disk', artifact).steps);
    expect(create.at(-2)).toBe('quay.io/kairos/core-alpine-arm-rpi-img:v2.3.0');
  });

  it.each([
    ['v3.5.1', official('v3.5.1', PI), 'no raw disk'],
    ['v4.2.0', official('v4.2.0', PI), 'no raw disk'],
    ['v3.4.2 of rpi3', official('v3.4.2', { ...PI, model: 'rpi3' }), 'rpi4 only'],
    ['v4.3.0 of a generic machine', official('v4.3.0', { kind: 'raw' }), 'rpi3 and rpi4 only'],
    ['a prerelease of v3.5.1', official('v3.5.1-rc1', PI), 'no raw disk'],
  ])('says that there is none: %s', (_version, artifact, why) => {
    const recipe = recipeOf('extract-raw-disk', artifact);
    expect(recipe).toMatchObject({ standing: 'unknown', steps: [] });
    expect(recipe.notes.join(' ')).toContain(why);
  });

  it('is only for raw disks inside images', () => {
    expect(findRecipe('extract-raw-disk', official('v3.0.0'))).toBeNull();
    expect(findRecipe('extract-raw-disk', own({ kind: 'raw' }))).toBeNull();
  });
});
