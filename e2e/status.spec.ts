import { expect, test } from './fixtures';

test.describe('the status page', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('shows built-in resources first, and folds the refs that visitors opened', async ({
    page,
    own,
  }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    await page.goto(`${site.url}/?ref=nope&source=kairos-init`);
    await page.goto(`${site.url}/?ref=v0.18.0&source=kairos-init`);
    const opened = page.getByText('Workflow file test.yml of kairos-io/kairos-init at v0.18.0');
    await expect(async () => {
      await page.goto(`${site.url}/status`);
      await expect(opened).toBeAttached({ timeout: 1000 });
    }).toPass();
    await expect(opened).toBeHidden();
    await expect(page.getByText('Repository kairos-io/kairos-init').first()).toBeVisible();
    await expect(page.getByText('Failing since')).toHaveCount(0);

    await page.getByText(/^Opened by visitors \(\d+\)$/).click();
    await expect(opened).toBeVisible();
    const table = page.getByRole('table', { name: 'Resources opened by visitors' });
    await expect(table.getByRole('columnheader', { name: 'State' })).toHaveCount(0);
    await expect(table.getByText('Out of date')).toHaveCount(0);
    await expect(page.getByText('at nope')).toHaveCount(0);
  });

  test('states the rate limit and the cache', async ({ page }) => {
    await page.goto('/status');
    await expect(page.getByText(/GitHub API: .* requests left, resets .*/)).toBeVisible();
    await expect(page.getByText(/\d+ responses cached on disk/)).toBeVisible();
  });
});
