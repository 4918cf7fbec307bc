import { hostileNotes, LAST_LINE } from '../stand-in/hostile-notes';
import { findRepository } from '../stand-in/world';
import { expect, settle, test } from './fixtures';

test.describe('notes that mean harm', () => {
  test('do nothing, hide nothing and ask nobody', async ({ own, page }) => {
    test.setTimeout(240_000);
    const gitHub = await own.gitHub();
    const provider = findRepository(gitHub.world, 'kairos-io/provider-kairos');
    const model = provider?.releases[0];
    if (provider === undefined || model === undefined) throw new Error('no release to copy');
    const hostile = hostileNotes();
    provider.releases = hostile.map(({ body }, index) => ({
      ...model,
      id: 7_000_000 + index,
      tag: `v7.0.${index}`,
      body,
    }));
    const site = await own.site({ apiUrl: gitHub.url });
    await settle(site.url);
    for (const [index, { name, body }] of hostile.entries()) {
      await test.step(name, async () => {
        await page.goto(`${site.url}/releases/provider-kairos/v7.0.${index}`);
        await expect(page.getByRole('heading', { level: 1 }), name).toHaveText(/v7\.0\./);
        expect(await page.evaluate(() => 'harmed' in window), name).toBe(false);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, name).toBeLessThanOrEqual(1280);
        await expect(page.getByRole('heading', { name: 'All files' }), name).toBeVisible();
        if (body.endsWith(LAST_LINE)) {
          await expect(page.getByText(LAST_LINE).last(), name).toBeVisible();
        }
      });
    }
  });
});
