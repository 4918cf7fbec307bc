import { expect, test } from './fixtures';

test.describe('the search of the site', () => {
  for (const { typed, option, url } of [
    { typed: 'v4.2.0', option: 'Kairos v4.2.0', url: /\/releases\/kairos\/v4\.2\.0$/ },
    { typed: 'api', option: 'API', url: /\/api-reference$/ },
    { typed: 'ubuntu 24.04', option: /^Ubuntu 24\.04 /, url: /distribution=ubuntu/ },
    { typed: 'raspberry', option: /^Raspberry Pi 4 /, url: /model=rpi4/ },
    { typed: 'compare', option: 'Compare releases of Kairos', url: /\/compare$/ },
    {
      typed: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      option: 'Kairos v4.3.0 · hadron v0.5.1 · core · amd64',
      url: /\/decode\?name=/,
    },
  ]) {
    test(`leads from “${typed}” to its page`, async ({ page }) => {
      await page.goto('/status');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search' }).fill(typed);
      await page.getByRole('option', { name: option }).first().click();
      await expect(page).toHaveURL(url);
    });
  }

  test('waits for the results of what was typed when Enter is pressed immediately', async ({
    page,
  }) => {
    await page.goto('/status');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('v4.2.0');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/releases\/kairos\/v4\.2\.0$/);
  });

  test('finds a file of a release by its name', async ({ page }) => {
    await page.goto('/build');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('hadron core iso v4.3.0');
    const option = page.getByRole('option', {
      name: /^kairos-hadron-v0\.5\.1-core-amd64-generic-v4\.3\.0\.iso /,
    });
    await expect(option).toBeVisible();
  });

  test('works with keys only: Ctrl K, arrows, Enter, Escape', async ({ page }) => {
    await page.goto('/status');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search' });
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/^Build/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/build$/);
  });

  for (const path of ['/build', '/decode', '/status', '/api-reference']) {
    test(`is opened by / on ${path}, which has no search`, async ({ page }) => {
      await page.goto(path);
      await page.keyboard.press('/');
      await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
    });
  }

  test('leaves / to the search of a page that has one', async ({ page }) => {
    await page.goto('/releases');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox').first()).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveCount(0);
  });

  test('is there on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/status');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('v4.2.0');
    await page.getByRole('option', { name: 'Kairos v4.2.0' }).first().click();
    await expect(page).toHaveURL(/\/releases\/kairos\/v4\.2\.0$/);
  });

  test('shows the key of the platform', async ({ page }) => {
    await page.goto('/status');
    await expect(page.getByRole('button', { name: 'Search' })).toContainText('Ctrl K');
  });

  test('is loaded once it is opened', async ({ page }) => {
    const scripts: string[] = [];
    await page.goto('/status');
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible();
    expect(scripts.length).toBeGreaterThan(0);
  });

  test.describe('while the site does not respond', () => {
    test.use({ expectedErrors: /Failed to load resource|503/ });

    test('says so, and opens pages still', async ({ page }) => {
      await page.goto('/status');
      await page.route('**/search.json*', (route) => route.fulfill({ status: 503, body: '' }));
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search' }).fill('releases');
      await expect(page.getByText('The search did not respond.')).toBeVisible();
      await page
        .getByRole('option', { name: /^Releases/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/releases$/);
    });
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('no button is shown that would do nothing', async ({ page }) => {
    await page.goto('/status');
    await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeHidden();
  });
});
