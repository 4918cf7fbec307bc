import { expect, test } from '@playwright/test';

import { IMAGE_TAGS } from '../stand-in/registry/kairos-images';
import { pushImage } from '../stand-in/registry/push-image';
import { signedImages } from '../stand-in/registry/signed-images';
import { prepareRegistrySite } from './registry-site';

test.describe('images', () => {
  // In their order, so that one site serves them all; the registry fails last.
  test.describe.configure({ mode: 'default' });

  const LATEST = `quay.io/kairos/hadron:${IMAGE_TAGS.latest}`;
  const SIGNED = `quay.io/kairos/hadron:${IMAGE_TAGS.signed}`;
  const PAGE = `/images/kairos/hadron/${IMAGE_TAGS.latest}`;
  const LARGE = 'v0.5.1-core-amd64-generic-v4.2.9';

  const shared = prepareRegistrySite(async () => {
    const images = await signedImages();
    pushImage(images, {
      repository: 'kairos/hadron',
      tag: LARGE,
      at: 1_790_000_000,
      packages: ['pkg:generic/openssl@3.5.9 Apache-2.0'],
      files: 60_000,
    });
    return images;
  });

  test('of the latest release are read from the registry without a visitor, and failures have its name', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const row = (words: RegExp) => page.getByRole('row', { name: words });
    await expect(async () => {
      await page.goto(`${shared().site.url}/status`);
      await expect(row(/^Content of quay\.io\/kairos\/hadron@sha256:/).first()).toBeVisible({
        timeout: 1000,
      });
    }).toPass({ timeout: 60_000 });
    await expect(row(new RegExp(`Image quay.io/kairos/hadron:${IMAGE_TAGS.latest}`))).toHaveCount(
      1,
    );
    await expect(page.getByText(/GitHub (has no|could not)/)).toHaveCount(0);
    expect(shared().quay.pulls()).toBe(0);
    expect(shared().quay.blobRequests.every(({ authorization }) => authorization === null)).toBe(
      true,
    );
  });

  test('lists the packages of an SBOM that is read in a thread', async ({ page }) => {
    await page.goto(`${shared().site.url}/packages?of=quay.io/kairos/hadron:${LARGE}`);
    await expect(page.getByRole('row', { name: /^openssl 3\.5\.9/ })).toBeVisible();
  });

  test('is reached from a pasted reference, and leads to the packages and to what changed', async ({
    page,
  }) => {
    await page.goto(`${shared().site.url}/decode?name=${encodeURIComponent(LATEST)}`);
    await page.getByRole('link', { name: 'Image in the registry' }).first().click();
    await expect(page).toHaveURL(`${shared().site.url}${PAGE}`);
    await expect(
      page.getByText('Exists. quay.io lists this tag in kairos/hadron.', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText(/^docker pull quay\.io\/kairos\/hadron@sha256:/)).toBeVisible();
    await page.getByRole('link', { name: 'Packages', exact: true }).first().click();
    await expect(page.getByRole('row', { name: /^openssl 3\.6\.0/ })).toBeVisible();
    await page.goto(
      `${shared().site.url}/packages/compare?${new URLSearchParams({ from: SIGNED, to: LATEST, platform: 'amd64' })}`,
    );
    await expect(page.getByText(/^1 added, 1 removed, \d+ upgraded/)).toBeVisible();
    await expect(page.getByRole('row', { name: /golang\.org\/x\/net downgraded/ })).toBeVisible();
    expect(shared().quay.pulls()).toBe(0);
  });

  test('compares a file of the visitor without sending it anywhere', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.goto(`${shared().site.url}/packages?of=${encodeURIComponent(SIGNED)}`);
    const own = {
      spdxVersion: 'SPDX-2.3',
      packages: [{ name: 'mine', SPDXID: 'SPDXRef-0', versionInfo: '1.0' }],
    };
    const buffer = Buffer.from(JSON.stringify(own));
    const file = { name: 'own.spdx.json', mimeType: 'application/json', buffer };
    await expect(async () => {
      await page.getByLabel(/Choose or drop a file/).setInputFiles(file);
      await expect(page.getByText(/own\.spdx\.json: 1 added/)).toBeVisible({
        timeout: 2000,
      });
    }).toPass({ timeout: 20_000 });
    expect(sent).toEqual([]);
  });

  test('refuses other registries with a sentence, and requests none of them', async ({ page }) => {
    const response = await page.goto(`${shared().site.url}/images/docker.io/library/alpine/3.20`);
    expect(response?.status()).toBe(422);
    await expect(page.getByRole('alert').first()).toContainText('does not read from docker.io');
    // What is read without a visitor continues meanwhile.
    expect(shared().quay.count('alpine')).toBe(0);
  });

  test('is Markdown for a terminal, and by its ending', async ({ request }) => {
    const headers = { accept: 'text/plain' };
    const texts = [
      await request.get(`${shared().site.url}${PAGE}`, { headers }),
      await request.get(`${shared().site.url}${PAGE}.md`),
    ];
    for (const text of texts) {
      expect(text.headers()['content-type']).toMatch(/^text\/(?:plain|markdown); charset=utf-8$/);
      expect(await text.text()).toMatch(/^Digest: `sha256:[0-9a-f]{64}`$/m);
    }
  });

  test('stays as it was read while the registry fails, and says so', async ({ page }) => {
    await page.goto(`${shared().site.url}${PAGE}`);
    shared().quay.fault(/./, { kind: 'status', status: 502 });
    await page.goto(`${shared().site.url}${PAGE}`);
    await expect(
      page.getByText('Exists. quay.io lists this tag in kairos/hadron.', { exact: true }),
    ).toBeVisible();
    const response = await page.goto(`${shared().site.url}/images/kairos/hadron/v0.1.0-never-read`);
    expect(response?.status()).toBe(503);
    await expect(page.getByText('quay.io responded with an error (502).')).toBeVisible();
    shared().quay.clear();
  });
});
