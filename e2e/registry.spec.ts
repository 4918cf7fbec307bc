import { expect, test } from '@playwright/test';

import { startStandIn, type StandIn } from '../stand-in/github';
import { kairosWorld } from '../stand-in/kairos-world';
import { addStandardImages, IMAGE_TAGS, kairosImages } from '../stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '../stand-in/registry/server';
import { startSite, type Site } from './site';

test.describe('the images of the latest release', () => {
  let github: StandIn;
  let quay: StandInRegistry;
  let site: Site;

  test.beforeAll(async () => {
    github = await startStandIn(kairosWorld());
    quay = await startRegistry(addStandardImages(kairosImages()));
    const env = { REGISTRIES: inPlaceOfQuay(quay) };
    site = await startSite({ apiUrl: github.url, env });
  });

  test.afterAll(async () => {
    await site.stop();
    await Promise.all([github.close(), quay.close()]);
  });

  test('are read from the registry without a visitor, and their failures have its name', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const row = (words: RegExp) => page.getByRole('row', { name: words });
    await expect(async () => {
      await page.goto(`${site.url}/status`);
      await expect(row(/^Content of quay\.io\/kairos\/hadron@sha256:/).first()).toBeVisible({
        timeout: 1000,
      });
    }).toPass({ timeout: 60_000 });
    await expect(row(new RegExp(`Image quay.io/kairos/hadron:${IMAGE_TAGS.latest}`))).toHaveCount(
      1,
    );
    await expect(page.getByText(/GitHub (has no|could not)/)).toHaveCount(0);
    expect(quay.pulls()).toBeGreaterThan(0);
    expect(quay.blobRequests.every(({ authorization }) => authorization === null)).toBe(true);
  });
});
