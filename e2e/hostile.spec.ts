import { untilLive } from '../scripts/lib/until-live.mjs';
import { hostileNotes, LAST_LINE } from '../stand-in/hostile-notes';
import { hostileTag, WORLDS } from '../stand-in/worlds';
import { expect, test } from './fixtures';

test.describe('notes that mean harm', () => {
  test('do nothing, hide nothing and ask nobody', async ({ own, page }) => {
    test.setTimeout(240_000);
    const gitHub = await own.gitHub(WORLDS['hostile-notes'].make());
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    for (const [index, { name, body }] of hostileNotes().entries()) {
      await test.step(name, async () => {
        await page.goto(`${site.url}/releases/provider-kairos/${hostileTag(index)}`);
        await expect(page.getByRole('heading', { level: 1 }), name).toContainText(
          hostileTag(index),
        );
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
