import { expect, test } from './fixtures';

test.describe('the grid', () => {
  test('shows the 60 jobs that the workflow declares, with their results', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Kairos tests');
    await expect(page.getByText('60 jobs · 27 base images · 3 architectures')).toBeVisible();
    await expect(page.getByText(/^Checked /)).toBeVisible();
    const ubuntu = page.getByRole('row', { name: /Ubuntu 24\.04/ });
    await expect(ubuntu.getByRole('link', { name: /passed.*amd64, trusted boot/ })).toBeVisible();
    await expect(ubuntu.getByRole('link', { name: /amd64, generic/ })).toHaveCount(0);
  });

  test('says that the repository is archived and where the matrix went', async ({ page }) => {
    await page.goto('/');
    const note = page.getByText(/kairos-io\/kairos-init is archived on GitHub/);
    await expect(note).toBeVisible();
    await note.getByRole('link').click();
    await expect(page).toHaveURL(/source=kairos$/);
    await expect(page.getByText('57 jobs (54 without the scope “full”)')).toBeVisible();
  });

  test('points out the includes that change a combination', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText('3 combinations are changed by an include')).toBeVisible();
    await expect(page.getByText(/it sets trusted_boot: true/).first()).toBeVisible();
  });

  test('filters at once, writes the address and comes back by it', async ({ page, context }) => {
    await page.goto('/');
    await page.getByRole('checkbox', { name: /^arm64/ }).check();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
    await expect(page).toHaveURL(/\?arch=arm64$/);
    await page.getByRole('searchbox').fill('hadron');
    await expect(page.getByTestId('count')).toHaveText('4 of 60 jobs');
    await expect(page).toHaveURL(/\?arch=arm64&q=hadron$/);
    await expect(page.getByRole('columnheader', { name: 'riscv64' })).toHaveCount(0);

    const pasted = await context.newPage();
    await pasted.goto(page.url());
    await expect(pasted.getByTestId('count')).toHaveText('4 of 60 jobs');
    await expect(pasted.getByRole('checkbox', { name: /^arm64/ })).toBeChecked();
    await expect(pasted).toHaveTitle(/“hadron” · arm64 — 4 of 60 jobs/);

    await page.goBack();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
    await page.goBack();
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
    await page.goForward();
    await expect(page.getByTestId('count')).toHaveText('29 of 60 jobs');
  });

  test('answers typing with one step of the history', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').pressSequentially('fedora');
    await expect(page).toHaveURL(/\?q=fedora$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
  });

  test('ignores a value it does not know, and says so', async ({ page }) => {
    await page.goto('/?arch=s390x&model=rpi4');
    await expect(page.getByText(/No job of this matrix has arch “s390x”/)).toBeVisible();
    await expect(page.getByTestId('count')).toHaveText('3 of 60 jobs');
    await page.getByRole('link', { name: 'Use the address without it' }).click();
    await expect(page).toHaveURL(/\?model=rpi4$/);
  });

  test('tells what to drop when nothing fits', async ({ page }) => {
    await page.goto('/?arch=riscv64&model=rpi4');
    await expect(
      page.getByRole('heading', { name: 'No job of this matrix fits these filters' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Without Board: 3 jobs' }).click();
    await expect(page.getByTestId('count')).toHaveText('3 of 60 jobs');
  });

  test('opens the evidence of a cell under an address of its own', async ({ page }) => {
    await page.goto('/');
    const cell = page.getByRole('link', { name: /Ubuntu 24\.04, amd64, trusted boot/ });
    await cell.click();
    const panel = page.getByRole('complementary', { name: 'Ubuntu 24.04' });
    await expect(
      panel.getByRole('heading', { name: 'amd64 - ubuntu:24.04 - generic-uki' }),
    ).toBeVisible();
    await expect(panel.getByText(/Entry 4 of include .* sets trusted_boot: true/)).toBeVisible();
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
    const answer = await (await request.get('/api/v1/matrix')).json();
    const id: string = answer.jobs[57].id;
    await page.goto(`/#cell=${id}`);
    await expect(page.getByRole('complementary', { name: /Ubuntu 24\.04/ })).toBeVisible();
  });
});

test.describe('a URL that says what holds without it', () => {
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

test.describe('the keyboard', () => {
  test('walks the grid with the arrows, opens with Enter and returns with Escape', async ({
    page,
  }) => {
    await page.goto('/');
    const first = page.getByRole('link', { name: /Hadron v0\.5\.1, amd64, generic/ });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: /Hadron main, amd64, generic/ })).toBeFocused();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Hadron main' });
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('link', { name: /Hadron main, amd64, generic/ })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(page.getByRole('link', { name: /Hadron main, amd64, generic/ })).toBeFocused();
  });

  test('leaves the grid with one press of Tab', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: /Hadron v0\.5\.1, amd64, generic/ }).focus();
    await page.keyboard.press('Tab');
    const isInGrid = await page.evaluate(() => document.activeElement?.closest('table') !== null);
    expect(isInGrid).toBe(false);
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
    await expect(page.getByTestId('count')).toHaveText('4 of 60 jobs');
  });
});
