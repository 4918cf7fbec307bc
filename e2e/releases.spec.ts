import { readFile } from 'node:fs/promises';

import { expect, test } from './fixtures';
import { findRepository } from './stand-in/world';

test.describe('the timeline', () => {
  test('shows the latest of every component and finds words inside the notes', async ({ page }) => {
    await page.goto('/releases');
    const kairos = page.getByRole('row', { name: /^Kairos core and standard/ });
    await expect(kairos.getByRole('link', { name: 'v4.3.0' })).toBeVisible();
    await expect(kairos).toContainText('supported');
    await expect(page.getByRole('row', { name: /^Immucore/ })).toContainText('archived');
    await page.getByRole('searchbox').fill('partition is full');
    await expect(page).toHaveURL(/q=partition\+is\+full/);
    await expect(page.locator('mark').first()).toHaveText(/partition|full|is/i);
  });

  test('hides prereleases and c3os until they are asked for', async ({ page }) => {
    await page.goto('/releases?component=kairos&q=v4.0.0');
    await expect(page.getByRole('link', { name: 'v4.0.0', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'v4.0.0-RC1' })).toHaveCount(0);
    await page.getByRole('checkbox', { name: /Prereleases/ }).check();
    await expect(page.getByRole('link', { name: 'v4.0.0-RC1' })).toBeVisible();
    await expect(page).toHaveURL(/prerelease=true/);
  });

  test('orders by version and not by date within a line', async ({ page }) => {
    await page.goto('/releases/kairos?q=v3.5');
    const line = page.getByRole('region', { name: /3\.5\.x$/ });
    await expect(line.getByRole('link').first()).toHaveText('v3.5.10');
  });

  test('names what of an address it does not know', async ({ page }) => {
    await page.goto('/releases?component=nope');
    await expect(page.getByRole('note', { name: 'About this address' })).toContainText('nope');
  });
});

test.describe('a release', () => {
  test('is one search away, with notes, files, bill of materials and commands', async ({
    page,
  }) => {
    await page.goto('/releases/kairos');
    await page.getByRole('link', { name: 'v3.3.6', exact: true }).click();
    await expect(page).toHaveURL(/\/releases\/kairos\/v3\.3\.6$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/v3\.3\.6/);
    await expect(page.getByRole('heading', { name: "What's Changed" })).toBeVisible();
    await expect(page.getByText(/cosign verify-blob/).first()).toBeVisible();
    await expect(page.getByText(/cosign verify-attestation --type spdx/).first()).toBeVisible();
  });

  test('never offers a choice that does not exist, and narrows down to one image', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/v4.2.0');
    await page.getByLabel('Variant').selectOption({ label: /^standard/ } as never);
    await expect(page).toHaveURL(/variant=standard/);
  });

  test('folds the parts of generated notes and links into them', async ({ page }) => {
    await page.goto('/releases/kairos/v3.7.2');
    const contributors = page.getByRole('group').filter({ hasText: 'New Contributors' });
    await expect(contributors).toBeVisible();
    await page.goto('/releases/kairos/v4.0.0');
    await expect(page.getByRole('table').first()).toContainText('hadron');
    const image = page.locator('.notes img').first();
    await expect(image).toHaveAttribute('loading', 'lazy');
    await expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
  });

  test('says that it was published without notes', async ({ page }) => {
    await page.goto('/releases/kairos/v3.4.0');
    await expect(page.getByText('This release was published without notes.')).toBeVisible();
  });

  test('with 125,000 characters of notes and one with 475 files both open', async ({ page }) => {
    await page.goto('/releases/kairos/v3.6.0');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/v3\.6\.0/);
    await page.goto('/releases/kairos/v3.7.2');
    await page.getByRole('link', { name: 'List all 475 files' }).click();
    await expect(page.getByRole('table', { name: 'Files of this release' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '475 files' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Name of a file' }).fill('checksums nothing');
    await expect(page.getByRole('status').filter({ hasText: '0 of 475' })).toBeVisible();
  });

  test('is found whatever the case and with or without its v', async ({ page }) => {
    await page.goto('/releases/Kairos/3.3.6');
    await expect(page).toHaveURL(/\/releases\/kairos\/v3\.3\.6$/);
  });

  test('that is not there says so and names the nearest', async ({ page }) => {
    await page.goto('/releases/kairos/v3.3.66');
    await expect(page.getByRole('alert').filter({ hasText: 'v3.3.66' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'v3.3.6', exact: true })).toBeVisible();
  });

  test('says that its notes changed after publishing, and when that was noticed', async ({
    own,
    page,
  }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    const repository = findRepository(gitHub.world, 'kairos-io/provider-kairos');
    await expect(async () => {
      await page.goto(`${site.url}/releases/provider-kairos/v2.16.4`);
      await expect(page.getByText(/^published/)).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(page.getByText(/changed after publishing/)).toHaveCount(0);
    const release = repository?.releases.find(({ tag }) => tag === 'v2.16.4');
    if (release !== undefined) release.body = 'Written anew.';
    expect(release?.body).toBe('Written anew.');
  });
});

test.describe('comparing', () => {
  test('takes two releases in any order and shows every changelog between', async ({ page }) => {
    await page.goto('/releases/kairos/compare?from=v4.3.0&to=v4.0.0');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What an upgrade brings');
    const articles = page.getByRole('article');
    await expect(articles.first()).toContainText('v4.3.0');
    expect(await articles.count()).toBeGreaterThan(2);
  });

  test('says what is wrong with a tag that is not there', async ({ page }) => {
    await page.goto('/releases/kairos/compare?from=v99.0.0&to=v4.0.0');
    await expect(page.getByRole('alert').filter({ hasText: 'v99.0.0' })).toBeVisible();
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('filters, choices and files work by addresses alone', async ({ page }) => {
    await page.goto('/releases');
    await page.getByRole('searchbox').fill('v4.2');
    await page.getByRole('checkbox', { name: 'kairos', exact: true }).check();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/q=v4\.2/);
    await page.getByRole('link', { name: 'v4.2.0', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Name of a file' }).fill('sha256.bundle');
    await page.getByRole('button', { name: 'Show' }).last().click();
    await expect(page).toHaveURL(/file=sha256\.bundle/);
  });
});

test.describe('bills of materials', () => {
  test('the SBOM of the core amd64 image of v2.3.1 is two choices away', async ({ page }) => {
    await page.goto('/sbom');
    await page.getByLabel('Release').selectOption('v2.3.1');
    await page.getByLabel('Variant').selectOption('core');
    await expect(page).toHaveURL(/tag=v2\.3\.1/);
    await expect(
      page.getByRole('link', { name: /^core-.*v2\.3\.1-sbom\.spdx\.json$/ }).first(),
    ).toBeVisible();
  });

  test('inside an archive it is passed on as a download', async ({ page }) => {
    await page.goto('/releases/kairos/v3.3.6');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'SPDX JSON' }).first().click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ spdxVersion: expect.any(String) });
  });
});
