import { expect, test } from './fixtures';
const PATHS = (process.env['SHOTS'] ?? '/matrix/history?source=kairos-init|/matrix/compare?source=kairos-init&from=v0.9.1&to=v0.18.0|/matrix/what-if').split('|');
test('shots', async ({ page }) => {
  await expect(async () => {
    await page.goto('/matrix/history');
    await expect(page.getByText(/\d+ commits, all read/)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 100_000, intervals: [2000] });
  for (const [i, path] of PATHS.entries()) for (const width of [1440, 390]) for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    if (process.env['OPEN']) await page.getByText(process.env['OPEN']).first().click();
    await page.screenshot({ path: `/tmp/hshots/${i}-${width}-${scheme}.png`, fullPage: !process.env['FOLD'] });
  }
});
