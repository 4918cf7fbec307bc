import { expect, test } from './fixtures';

test.describe('why cosign fails', () => {
  test.use({ javaScriptEnabled: false });

  test('is explained without script, with the command that works', async ({ page }) => {
    await page.goto('/releases/kairos/v4.2.0');
    await page.getByRole('link', { name: 'Why does my cosign fail?' }).click();
    await expect(page).toHaveURL(/\/verify\?release=v4\.2\.0$/);
    await page.getByLabel('Output').fill('Error: no signatures found');
    await page.getByLabel('Command').fill('cosign verify quay.io/kairos/hadron:latest');
    await page.getByRole('button', { name: 'Explain' }).click();
    await expect(page.getByText('The registry has no signature of this image')).toBeVisible();
    await expect(page.getByText('has no version, so which image it is can change')).toBeVisible();
    await expect(page.getByLabel(/^command: Signature of/)).toContainText('cosign verify ');
  });
});
