import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

/** Opens a page of the history once all commits were read, which continues in the background. */
async function openWhenRead(page: Page, path: string): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText(/\d+ commits, all read/)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 100_000, intervals: [2000] });
}

test.describe('the history of kairos-init', () => {
  test('is reached from the matrix, and shows both accidents', async ({ page }) => {
    await openWhenRead(page, '/matrix/history');
    await page.goto('/');
    await page.getByText('Source and details').click();
    await page.getByRole('link', { name: 'History of kairos-init' }).click();
    await expect(page).toHaveURL(/\/matrix\/history\?source=kairos-init$/);
    const lapses = page.getByRole('region', { name: /no job tested for a time/ });
    const fips = lapses.getByRole('row', { name: /^fedora:41 on amd64, FIPS/ });
    await expect(fips).toContainText('No job tested FIPS in this time.');
    await expect(fips).toContainText('9 Jun 2025 to');
    const hadron = lapses.getByRole('row', { name: /hadron:main on arm64, standard boot/ }).first();
    await expect(hadron).toContainText('7 Jul 2026 to 13 Jul 2026 (6 days)');
    await expect(hadron).toContainText('Dropped silently');
  });

  test('leads from a commit to the comparison with the one before it', async ({ page }) => {
    await openWhenRead(page, '/matrix/history?source=kairos-init');
    await page.getByRole('link', { name: 'Comparison of 63225cb' }).click();
    await expect(page).toHaveURL(/from=5660fe056.+&to=63225cba1/);
    await expect(page.getByText('Dropped silently: the axes still make this job.')).toBeVisible();
  });

  test('has a plot whose text keeps its size, and links', async ({ page }) => {
    await openWhenRead(page, '/matrix/history?source=kairos-init');
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const [size, overflow] = await page.evaluate(() => [
        getComputedStyle(document.querySelector('.history-plot text') ?? document.body).fontSize,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ]);
      expect([size, overflow]).toEqual(['12px', 0]);
    }
    const plot = page.getByRole('figure', { includeHidden: true });
    await plot.getByRole('link', { includeHidden: true }).last().click();
    await expect(page).toHaveURL(/\/matrix\/compare\?source=kairos-init&from=/);
  });

  test('is filtered by a form, and by the filters of the grid', async ({ page }) => {
    await openWhenRead(page, '/matrix/history?source=kairos-init');
    await page.getByLabel('FIPS').selectOption('true');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/fips=true/);
    await expect(page.getByRole('row', { name: /4a52b87/ })).toContainText('no cell differs');
    await expect(page.getByRole('link', { name: 'Atom feed' })).toHaveAttribute(
      'href',
      '/matrix/history.atom?fips=true&source=kairos-init',
    );
  });

  test.describe('of a source that does not exist', () => {
    test.use({ expectedErrors: /status of 404/ });

    test('says which sources there are', async ({ page }) => {
      const response = await page.goto('/matrix/history?source=nope');
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('alert').first()).toContainText('kairos-init, kairos');
    });
  });
});

test.describe('a comparison', () => {
  test('of v0.9.1 and v0.17.3 is reached by clicks from the matrix', async ({ page }) => {
    await page.goto('/?source=kairos-init');
    await page.getByText('Source and details').click();
    await page.getByRole('link', { name: 'Compare with another ref' }).click();
    await expect(page).toHaveURL(/\/matrix\/compare/);
    await page.getByText(/^kairos-init: \d+ tags/).click();
    await page.getByRole('link', { name: 'Compare from v0.9.1' }).click();
    await expect(page).toHaveURL(/from=v0\.9\.1$/);
    await page.getByRole('link', { name: 'Compare to v0.17.3' }).click();
    await expect(page).toHaveURL(/from=v0\.9\.1&to=v0\.17\.3/);
    await expect(page.getByText('3 cells dropped, 5 added')).toBeVisible();
    const dropped = page.getByRole('region', { name: /^Dropped/ });
    await expect(dropped.getByRole('row', { name: /hadron:v0\.3\.2\s*riscv64/ })).toBeVisible();
  });
});

test.describe('a pasted workflow', () => {
  test('is expanded and compared by clicks from the matrix', async ({ page }) => {
    await page.goto('/?source=kairos-init');
    await page.getByText('Source and details').click();
    await page.getByRole('link', { name: 'Try a custom workflow' }).click();
    await page
      .getByLabel('Workflow file, or only its matrix')
      .fill('platform: [arm64]\nbase_image: ["ubuntu:26.04", "example:1"]\n');
    await page.getByRole('button', { name: 'Expand and compare' }).click();
    const result = page.getByRole('region', { name: /^2 jobs, compared with kairos-init/ });
    await expect(result).toContainText('1 added');
    await expect(result.getByRole('row', { name: /example:1/ })).toBeVisible();
  });
});

test.describe('a frozen view', () => {
  test('is copied from the share menu, and says what changed since', async ({ page }) => {
    await page.goto('/?source=kairos-init&ref=v0.18.0');
    await page
      .getByText(/^Share/)
      .first()
      .click();
    const link = await page.getByRole('textbox', { name: 'Freeze this view' }).inputValue();
    expect(link).toMatch(/\?at=63225cba1[\da-f]+&source=kairos-init$/);
    await page.goto(link.replace(/^https?:\/\/[^/]+/, ''));
    const note = page.getByRole('note', { name: 'Frozen view' });
    await expect(note).toContainText('(63225cb)');
    await note.getByRole('link', { name: /^\d+ cells changed since$/ }).click();
    await expect(page).toHaveURL(/\/matrix\/compare\?source=kairos-init&from=63225cba1/);
  });

  test('of all sources says which of them had no workflow file then', async ({ page }) => {
    await page.goto('/?at=2026-07-08');
    const note = page.getByRole('note', { name: 'Frozen view' });
    await expect(note).toContainText('kairos-init at the end of 8 Jul 2026 UTC (63225cb)');
    await expect(note).toContainText('On 8 Jul 2026 kairos had no');
    await note.getByRole('link', { name: 'Show the latest' }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(note).toHaveCount(0);
  });

  test('of releases ends at its day', async ({ page }) => {
    await page.goto('/releases/kairos?at=2026-01-31');
    const note = page.getByRole('note', { name: 'Frozen view' });
    await expect(note).toContainText(/until the end of 31 Jan 2026 UTC.+ releases published since/);
    await expect(page.getByRole('link', { name: 'v4.3.0' })).toHaveCount(0);
  });

  test.describe('at what is no day', () => {
    test.use({ expectedErrors: /status of 404/ });

    test('says so', async ({ page }) => {
      const response = await page.goto('/?at=2026-02-31');
      expect(response?.status()).toBe(404);
      await expect(page.getByText(/^Invalid date 2026-02-31\./)).toBeVisible();
    });
  });
});

test('the panel of a cell has its past', async ({ page }) => {
  await openWhenRead(page, '/matrix/history?source=kairos-init');
  await page.goto('/?source=kairos-init&os=debian%3A12&arch=arm64');
  await page
    .getByRole('link', { name: /Debian 12, arm64, standard boot/ })
    .first()
    .click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(panel.getByText('Declared since')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Runs, latest first' })).toBeVisible();
});
