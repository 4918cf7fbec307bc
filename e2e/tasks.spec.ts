import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';

/**
 * What people come for, done with clicks and keys. Each click, each key and each screen that is scrolled costs
 * one; pasting costs one, as its key does. The limits are half of what the same task cost before.
 */
class Visit {
  cost = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(place: Locator): Promise<void> {
    this.cost += 1;
    await place.click();
  }

  async type(place: Locator, text: string): Promise<void> {
    this.cost += text.length;
    await place.fill(text);
  }

  async paste(place: Locator, text: string): Promise<void> {
    this.cost += 1;
    await place.fill(text);
  }

  async press(key: string): Promise<void> {
    this.cost += 1;
    await this.#page.keyboard.press(key);
  }
}

/** Whether a place can be read on the first screen. */
async function isOnScreen(page: Page, place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y + box.height / 2 < height;
}

test.describe('on a desk', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('is Ubuntu 24.04 on amd64 tested: seen without a click', async ({ page }) => {
    await page.goto('/');
    const cell = page.getByRole('link', {
      name: /^Ubuntu 24\.04, amd64, standard boot: passed/,
    });
    expect(await isOnScreen(page, cell)).toBe(true);
    expect(
      await isOnScreen(page, page.getByRole('columnheader', { name: 'standard' }).first()),
    ).toBe(true);
  });

  test('an image for a Raspberry Pi 4: two clicks of eight', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: 'Build', exact: true }));
    await visit.click(page.getByRole('link', { name: 'Raspberry Pi', exact: true }));
    await expect(page.getByLabel('Board', { exact: true })).toHaveValue('rpi4');
    await expect(page.getByLabel('Architecture', { exact: true })).toHaveValue('arm64');
    await expect(page.getByText(/auroraboot/i).first()).toBeVisible();
    expect(visit.cost).toBeLessThanOrEqual(4);
  });

  test('is v3.5.4 supported, and what changed since: one form of nine steps and ten screens', async ({
    page,
  }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: 'Upgrade', exact: true }).first());
    await visit.type(page.getByLabel(/^What you run/), 'v3.5.4');
    await visit.click(page.getByRole('button', { name: 'Plan upgrade' }));
    await expect(page.getByText('end of life').first()).toBeVisible();
    await expect(page.getByText(/an upgrade in place across major versions/)).toBeVisible();
    await expect(page.getByRole('row', { name: /^kairos-agent v2\.24\.4 v4\.3\.0/ })).toBeVisible();
    expect(visit.cost).toBeLessThanOrEqual(9);
  });

  test('the SBOM for an auditor: two clicks of ten', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: 'SBOM', exact: true }).last());
    await expect(page).toHaveURL(/\/releases\/kairos\/v4\.3\.0#sbom$/);
    const file = page.getByRole('link', { name: /Download \.spdx\.json/ }).first();
    await expect(file).toBeVisible();
    await expect(page.getByRole('heading', { name: 'SBOM', exact: true })).toBeInViewport();
    expect(visit.cost + 1).toBeLessThanOrEqual(5);
  });

  test('the commands that verify the ISO: one click of four', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: 'Verify', exact: true }).first());
    await expect(page).toHaveURL(/#verify$/);
    await expect(page.getByText(/^cosign verify-blob/).first()).toBeVisible();
    await expect(page.getByText(/sha256sum -c/).first()).toBeVisible();
    expect(visit.cost).toBeLessThanOrEqual(2);
  });

  test('a newer release and its tag: four steps of nine', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: 'Decode', exact: true }));
    await visit.paste(
      page.getByLabel(/^Decode a tag/),
      'quay.io/kairos/hadron:v0.4.0-core-amd64-generic-v4.1.2',
    );
    await visit.click(page.getByRole('button', { name: 'Decode' }));
    await expect(
      page.getByText('quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0').first(),
    ).toBeVisible();
    expect(visit.cost).toBeLessThanOrEqual(4);
  });

  test('a link to what fails on arm64: two clicks of four', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/?source=kairos-init');
    await visit.click(page.getByRole('columnheader', { name: 'arm64' }).getByRole('link'));
    await visit.click(page.getByRole('link', { name: /^\d+ failed/ }));
    await expect(page).toHaveURL(/\/\?arch=arm64&result=failed&source=kairos-init$/);
    await expect(page).toHaveTitle(/arm64/);
    expect(visit.cost).toBeLessThanOrEqual(2);
  });

  test('AlmaLinux 9 with k3s: three steps of twenty-two', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.click(page.getByRole('link', { name: /^AlmaLinux 9, amd64, standard boot/ }));
    await visit.click(page.getByRole('link', { name: 'Build this image' }).first());
    await expect(page.getByLabel('Base image', { exact: true })).toHaveValue('almalinux:9');
    visit.cost += 1;
    // Before the scripts of the new page, a choice is only sent with the form.
    await expect(async () => {
      const distribution = page
        .getByRole('group', { name: 'Kubernetes' })
        .getByLabel('Distribution');
      await distribution.selectOption({ label: 'none (core)' });
      await distribution.selectOption('k3s');
      await expect(page).toHaveURL(/kubernetes=k3s/, { timeout: 1000 });
    }).toPass();
    await expect(page.getByText(/docker build/).first()).toBeVisible();
    expect(visit.cost).toBeLessThanOrEqual(11);
  });

  test('a line for a script: on the page of the API, ready to copy', async ({ page, request }) => {
    await page.goto('/api-reference');
    await expect(page.getByText(/curl .*\/api\/v1\/matrix/).first()).toBeVisible();
    const response = await request.get('/api/v1/matrix?arch=arm64&result=passed');
    expect((await response.json()).count).toBeGreaterThan(0);
  });

  test('the grid by keyboard: within twenty presses of Tab of forty', async ({ page }) => {
    const visit = new Visit(page);
    await page.goto('/');
    await visit.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await visit.press('Enter');
    const isInGrid = () =>
      page.evaluate(() => document.activeElement?.matches('.grid-place') === true);
    while (!(await isInGrid()) && visit.cost < 40) {
      const isSkip = await page.getByRole('link', { name: 'Skip filters' }).evaluate((link) => {
        return link === document.activeElement;
      });
      await visit.press(isSkip ? 'Enter' : 'Tab');
      if (isSkip) await visit.press('Tab');
    }
    expect(visit.cost).toBeLessThanOrEqual(20);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('the grid without a swipe, the filters with one tap, verification with one', async ({
    page,
  }) => {
    const visit = new Visit(page);
    await page.goto('/');
    expect(await isOnScreen(page, page.getByRole('heading', { name: /^Hadron v/ }).first())).toBe(
      true,
    );
    await visit.click(page.getByRole('button', { name: 'Filters' }));
    await expect(page.getByText(/^Architecture/).first()).toBeInViewport();
    expect(visit.cost).toBe(1);
    await visit.click(page.getByRole('link', { name: 'Verify', exact: true }));
    await expect(page.getByText(/^cosign verify-blob/).first()).toBeVisible();
    expect(visit.cost).toBe(2);
  });
});
