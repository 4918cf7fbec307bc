import { readFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

import type { Fault } from '../stand-in/faults';
import { IMAGE_TAGS } from '../stand-in/registry/kairos-images';
import { prepareRegistrySite } from './registry-site';

const LATEST = `quay.io/kairos/hadron:${IMAGE_TAGS.latest}`;
const BEFORE = `quay.io/kairos/hadron:${IMAGE_TAGS.signed}`;
const PAGE = `/images/kairos/hadron/${IMAGE_TAGS.latest}`;

/** Ways in which a registry fails, each with what a page says of an image that was never read. */
const FAILURES: readonly {
  readonly name: string;
  readonly fault: Fault;
  readonly words: string;
}[] = [
  {
    name: 'lying',
    fault: { kind: 'json', body: { tags: 'none' } },
    words: 'quay.io’s response could not be read',
  },
  { name: 'gone', fault: { kind: 'reset' }, words: 'quay.io could not be reached' },
  {
    name: 'slow',
    fault: { kind: 'slow', ms: 30_000 },
    words: 'quay.io has not responded yet',
  },
  {
    name: 'limited',
    fault: { kind: 'status', status: 429 },
    words: 'quay.io’s secondary rate limit applies',
  },
];

test.describe('the evidence of an official image', () => {
  // In order, on one site. The rate limit comes last, since no request is sent for a while after it.
  test.describe.configure({ mode: 'default' });

  const shared = prepareRegistrySite();

  test.afterEach(() => shared().quay.clear());

  test('leads from a pasted reference to digest, verdict, SBOM, search and difference', async ({
    page,
  }) => {
    await page.goto(`${shared().site.url}/decode`);
    await page.getByLabel(/^Decode a tag/).fill(LATEST);
    await page.getByRole('button', { name: 'Decode' }).click();
    await page.getByRole('link', { name: 'Image in the registry' }).first().click();
    await expect(page).toHaveURL(`${shared().site.url}${PAGE}`);
    await expect(page.getByText(/^docker pull quay\.io\/kairos\/hadron@sha256:/)).toBeVisible();
    await expect(
      page.getByText(/^(?:Cannot be decided here|Verified: the expected signer)/).first(),
    ).toBeVisible();

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download .spdx.json' }).first().click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.spdx\.json$/);
    const sbom = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(sbom.packages.map(({ name }: { name: string }) => name)).toContain('openssl');

    await page.getByRole('link', { name: 'Packages', exact: true }).first().click();
    await page.getByRole('searchbox').first().fill('openssl');
    await expect(page.getByRole('row', { name: /^openssl / }).first()).toBeVisible();

    const range = new URLSearchParams({ from: BEFORE, to: LATEST, platform: 'amd64' });
    await page.goto(`${shared().site.url}/packages/compare?${range}`);
    await expect(page.getByText(/^1 added, 1 removed, \d+ upgraded/)).toBeVisible();
  });

  for (const { name, fault, words } of FAILURES) {
    test(`stays, with its age, while the registry is ${name}; what was never read is refused in words`, async ({
      page,
    }) => {
      await page.goto(`${shared().site.url}${PAGE}`);
      await expect(page.getByText(/^docker pull quay\.io/)).toBeVisible();
      shared().quay.fault(/./, fault);
      await page.goto(`${shared().site.url}${PAGE}?again=${name}`);
      await expect(page.getByText(/^docker pull quay\.io/)).toBeVisible();
      await expect(page.getByText(/^Checked /).first()).toBeVisible();
      const response = await page.goto(`${shared().site.url}/images/kairos/hadron/v0.1.0-${name}`);
      expect(response?.status()).toBeGreaterThanOrEqual(500);
      const main = page.getByRole('main');
      await expect(main).toContainText(words);
      await expect(main).not.toContainText('GitHub could not');
    });
  }
});
