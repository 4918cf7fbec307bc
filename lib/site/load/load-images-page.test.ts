import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';

import { loadImagePage } from './load-image-page';
import { loadImagesPage } from './load-images-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

let quay: StandInRegistry;

beforeAll(async () => {
  quay = await startRegistry(kairosImages());
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
});

afterAll(() => quay.close());

async function imageOf(tag: string) {
  const { repositories } = await loadImagesPage();
  return repositories.flatMap(({ images }) => images).find((image) => image.tag === tag) ?? null;
}

describe('loadImagesPage', () => {
  it('lists the images of recent releases by repository, each once, and newer releases first', async () => {
    await untilListsAreWhole();
    const { repositories } = await loadImagesPage();
    expect(repositories.map(({ name }) => name)).toContain('quay.io/kairos/hadron');
    for (const { name, images } of repositories) {
      const references = images.map(({ reference }) => reference);
      expect(new Set(references).size).toBe(references.length);
      expect(references.every((reference) => reference.startsWith(`${name}:`))).toBe(true);
    }
    const [hadron] = repositories;
    expect(hadron?.images[0]?.release).toBe('v4.3.0');
  });

  it('has what is cached of a tag once the image was read', async () => {
    const loaded = await loadImagePage(`quay.io/kairos/hadron:${IMAGE_TAGS.latest}`);
    const digest = loaded.ok ? loaded.value.digest : null;
    expect(digest).toMatch(/^sha256:/);
    expect(await imageOf(IMAGE_TAGS.latest)).toMatchObject({ state: 'exists', digest });
  });

  it('requests nothing from the registry', async () => {
    const requests = quay.count('v4.2.0');
    await loadImagesPage();
    expect(quay.count('v4.2.0')).toBe(requests);
  });
});
