import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

/** The matrix of one source, whose numbers are those of its workflow file. */
const ONE = '/?source=kairos-init';

async function openMenu(page: Page, name: string): Promise<void> {
  await page
    .getByRole('search', { name: 'Filter the matrix' })
    .getByText(new RegExp(`^${name}`))
    .first()
    .click();
}

test.describe('the grid', () => {
  test('shows the 60 jobs that the workflow declares, with their results', async ({ page }) => {
    await page.goto(ONE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kairos test matrix');
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
    await expect(page.getByText(/^Checked /)).toBeVisible();
    await page.getByText(/^Source and details/).click();
    await expect(page.getByText('60 jobs · 27 base images · 3 architectures')).toBeVisible();
    const ubuntu = page.getByRole('row', { name: /Ubuntu 24\.04/ });
    await expect(ubuntu.getByRole('link', { name: /amd64, trusted boot: passed/ })).toBeVisible();
    await expect(
      ubuntu.getByRole('link', { name: /Ubuntu 24\.04, amd64, standard boot: not tested/ }),
    ).toBeVisible();
  });

  test('says that the repository is archived and where the matrix went', async ({ page }) => {
    await page.goto(ONE);
    await page.getByText(/^Source and details/).click();
    await expect(page.getByText(/kairos-io\/kairos-init is archived on GitHub/)).toBeVisible();
    await page.getByRole('link', { name: 'Switch to the current matrix (kairos)' }).first().click();
    await expect(page).toHaveURL(/source=kairos$/);
    await expect(page.getByText('57 jobs (3 run only in full CI runs)')).toBeVisible();
  });

  test('points out the includes that change a combination', async ({ page }) => {
    await page.goto(ONE);
    await expect(
      page.getByText(/^3 combinations are tested only as an include entry changes them/),
    ).toBeVisible();
    await expect(page.getByText(/Tested only with trusted_boot: true/).first()).toBeVisible();
  });

  test('filters immediately, writes the URL and is restored from it', async ({ page, context }) => {
    await page.goto(ONE);
    await openMenu(page, 'Architecture');
    await page.getByRole('checkbox', { name: /^arm64/ }).check();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
    await expect(page).toHaveURL(/\?arch=arm64&source=kairos-init$/);
    await expect(page).toHaveTitle('arm64 — 29 of 60 jobs · Kairos Matrix');
    await page.getByRole('searchbox').fill('hadron');
    await expect(page.getByTestId('count')).toHaveText('4 of 60 jobs');
    await expect(page).toHaveURL(/\?arch=arm64&q=hadron&source=kairos-init$/);
    await expect(page.getByRole('columnheader', { name: 'riscv64' })).toHaveCount(0);

    const pasted = await context.newPage();
    await pasted.goto(page.url());
    await expect(pasted.getByTestId('count')).toHaveText('4 of 60 jobs');
    await openMenu(pasted, 'Architecture');
    await expect(pasted.getByRole('checkbox', { name: /^arm64/ })).toBeChecked();
    await expect(pasted).toHaveTitle(/“hadron” · arm64 — 4 of 60 jobs/);

    await page.goBack();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
    await page.goBack();
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
    await page.goForward();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
  });

  test('makes one step of the history for a burst of typing', async ({ page }) => {
    await page.goto(ONE);
    await page.getByRole('searchbox').pressSequentially('fedora');
    await expect(page).toHaveURL(/\?q=fedora&source=kairos-init$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/\?source=kairos-init$/);
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
  });

  test('ignores an unknown value, and says so', async ({ page }) => {
    await page.goto('/?arch=s390x&model=rpi4&source=kairos-init');
    await expect(
      page.getByText('Ignored filter arch=s390x. Valid values: amd64, arm64, riscv64.'),
    ).toBeVisible();
    await expect(page.getByTestId('count')).toHaveText('3 of 60 jobs');
    await page.getByRole('link', { name: 'Remove it from the URL' }).click();
    await expect(page).toHaveURL(/\?model=rpi4&source=kairos-init$/);
  });

  test('says that nothing is tested, and which filter to clear', async ({ page }) => {
    await page.goto('/?arch=riscv64&model=rpi4&source=kairos-init');
    await expect(page.getByRole('heading', { name: 'Not tested' })).toBeVisible();
    await expect(page.getByText(/^No job of kairos-init tests this combination\./)).toBeVisible();
    await page.getByRole('link', { name: 'Clear Board (3 results)' }).click();
    await expect(page.getByTestId('count')).toHaveText('3 of 60 jobs');
  });

  test('opens the evidence of a cell under its own URL', async ({ page }) => {
    await page.goto(ONE);
    const cell = page.getByRole('link', { name: /Ubuntu 24\.04, amd64, trusted boot/ });
    await cell.click();
    const panel = page.getByRole('complementary', { name: 'Ubuntu 24.04' });
    await expect(
      panel.getByRole('heading', { name: 'amd64 - ubuntu:24.04 - generic-uki' }),
    ).toBeVisible();
    await expect(
      panel.getByText(/Tested only with trusted_boot: true: matrix\.include\[3\]/),
    ).toBeVisible();
    await expect(panel.getByText('trusted_boot', { exact: true })).toBeVisible();
    await expect(panel.getByRole('link', { name: 'View job log' })).toHaveAttribute(
      'href',
      /\/job\//,
    );
    await expect(page).toHaveURL(/cell=/);
    await page.reload();
    await expect(panel).toBeVisible();
    await panel.getByRole('link', { name: 'Close' }).click();
    await expect(panel).toHaveCount(0);
  });

  test('follows a link to a cell by its mark', async ({ page, request }) => {
    const response = await (await request.get('/api/v1/matrix')).json();
    const id: string = response.jobs[57].id;
    await page.goto(`/#cell=${id}`);
    await expect(page.getByRole('complementary', { name: /Ubuntu 24\.04/ })).toBeVisible();
  });
});

test.describe('a URL that says what applies without it', () => {
  for (const { path, canonical } of [
    { path: '/?source=&q=&arch=arm64', canonical: '/?arch=arm64' },
    { path: '/build?registry=quay.io&base=&arch=arm64', canonical: '/build?arch=arm64' },
  ]) {
    test(`redirects ${path} to ${canonical}`, async ({ request, baseURL }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      expect(response.status()).toBe(307);
      const { pathname, search } = new URL(response.headers()['location'] ?? '', baseURL);
      expect(`${pathname}${search}`).toBe(canonical);
    });
  }
});

test.describe('the layout of the grid', () => {
  test('is the one of the window only, and follows its width and the paper', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/?arch=arm64');
    const table = page.getByRole('table', { name: /What is tested/, includeHidden: true });
    const list = page.getByRole('region', { name: 'Debian family', includeHidden: true });
    await expect(list).toBeVisible();
    await expect(table).toHaveCount(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(table).toBeVisible();
    await expect(list).toHaveCount(0);
    await expect(table.getByRole('columnheader', { name: 'arm64' })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(list).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(table).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'arm64' })).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'amd64' })).toHaveCount(0);
  });
});

test.describe('the keyboard', () => {
  test('walks the grid with the arrows, opens with Enter and returns with Escape', async ({
    page,
  }) => {
    await page.goto(ONE);
    const first = page.getByRole('link', { name: /Hadron v0\.5\.1, amd64, standard boot/ });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await expect(
      page.getByRole('link', { name: /Hadron main, amd64, standard boot/ }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Hadron main' });
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(
      page.getByRole('link', { name: /Hadron main, amd64, standard boot/ }),
    ).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(
      page.getByRole('link', { name: /Hadron main, amd64, standard boot/ }),
    ).toBeFocused();
  });

  test('leaves the grid with one press of Tab', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: /Hadron v0\.5\.1, amd64, standard boot/ }).focus();
    await page.keyboard.press('Tab');
    const isInGrid = await page.evaluate(() => document.activeElement?.closest('table') !== null);
    expect(isInGrid).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await expect(
      page.getByRole('link', { name: /Hadron v0\.5\.1, amd64, standard boot/ }),
    ).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    const { row, column } = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset ?? {},
    );
    expect([row, column]).toEqual([undefined, undefined]);
  });

  test('focuses the search with /, lists the keys with ?, goes to pages with g', async ({
    page,
  }) => {
    await page.goto('/');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('g s?');
    await expect(page.getByRole('searchbox')).toHaveValue('g s?');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page).toHaveURL(/\/status$/);
  });

  test('keeps single keys quiet when they are switched off', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  });

  test('goes anywhere with the palette', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('rocky');
    await page.getByRole('option', { name: 'Search the matrix for “rocky”' }).click();
    await expect(page).toHaveURL(/\?q=rocky$/);
    await expect(page.getByTestId('count')).toHaveText('4 of 66 combinations');
  });
});
