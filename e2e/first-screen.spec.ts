import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';

/** The matrix of one source, whose numbers are those of its workflow file. */
const ONE = '/?source=kairos-init';

const topOf = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;

function menu(page: Page, name: string): Locator {
  return page
    .getByRole('search', { name: 'Filter the matrix' })
    .getByText(new RegExp(`^${name}`))
    .first();
}

test.describe('the first screen', () => {
  test('has the doors, the latest release, the results and the grid within 900 px', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/');
    const doors = page.getByRole('list', { name: 'Start here' }).getByRole('link');
    await expect(doors).toHaveText([
      /^Is my setup tested\?/,
      /^Which image do I take\?/,
      /^What changed, and is it safe\?/,
    ]);
    const release = page.getByRole('region', { name: 'Kairos v4.3.0' });
    await expect(release).toContainText(/supported.*8 Sep 2026.*Hadron.*v0\.5\.1.*k3s.*k0s/s);
    await expect(release.getByRole('link')).toHaveText(['Download', 'Verify', 'SBOM', 'Changes']);
    await expect(page.getByRole('img', { name: /^\d+ passed/ })).toBeVisible();
    expect(await topOf(page.getByRole('row', { name: /^Hadron v/ }).first())).toBeLessThan(868);
  });

  test('has the first base image within 740 px on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    expect(await topOf(page.getByRole('heading', { name: /^Hadron v/ }).first())).toBeLessThan(716);
    await expect(page.getByRole('searchbox')).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Filters' })).toBeInViewport();
  });

  test('leads from the first door to the search', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: /^Is my setup tested/ }).click();
    await expect(page.getByRole('searchbox')).toBeFocused();
  });

  test('shows the results as numbers and as a bar', async ({ page }) => {
    await page.goto(ONE);
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
    await expect(page.getByRole('img', { name: '59 passed, 1 failed' })).toBeVisible();
  });

  test('shows one notice with one link', async ({ page }) => {
    await page.goto(ONE);
    const notes = page.getByRole('list', { name: 'Notes on this matrix' });
    await expect(notes.getByRole('listitem')).toHaveCount(1);
    await expect(notes.getByRole('link')).toHaveCount(1);
  });
});

test.describe('the heads and the counts of the grid', () => {
  test('say what the columns are', async ({ page }) => {
    await page.goto(ONE);
    for (const name of ['Boot', 'FIPS', 'Kubernetes', 'Boards', 'trusted', 'Raspberry Pi 4']) {
      await expect(page.getByRole('columnheader', { name, exact: true }).first()).toBeVisible();
    }
  });

  test('count each row and each column', async ({ page }) => {
    await page.goto(ONE);
    const ubuntu = page.getByRole('row', { name: /^Ubuntu 24\.04/ });
    await expect(ubuntu.getByRole('cell').last()).toContainText('3 of 10 tested, all passed');
    const foot = page.getByRole('row', { name: /^Tested/ });
    await expect(foot.getByRole('cell')).toHaveCount(11);
    await expect(foot.getByRole('cell').nth(1)).toContainText('4 of 27 tested');
  });

  test('say the row under the pointer and under the focus in a sentence', async ({ page }) => {
    await page.goto(ONE);
    await page.getByRole('rowheader', { name: /^Ubuntu 24\.04/ }).hover();
    await expect(page.getByRole('columnheader', { name: 'Base image' })).toContainText(
      'Ubuntu 24.04: 3 of 10 tested',
    );
    await page.getByRole('link', { name: /Debian 13, riscv64, standard boot/ }).focus();
    await expect(page.getByRole('columnheader', { name: 'Base image' })).toContainText(
      'Debian 13: ',
    );
  });
});

test.describe('what is not tested', () => {
  test('stays in view when its row is searched for', async ({ page }) => {
    await page.goto(ONE);
    await page.getByRole('searchbox').fill('ubuntu 24.04');
    const gap = page.getByRole('link', { name: 'Ubuntu 24.04, amd64, standard boot: not tested' });
    await expect(page.getByTestId('count')).toHaveText('3 of 60 jobs');
    await expect(gap).toBeVisible();
    await page.goto('/?arch=amd64&q=ubuntu+24.04&source=kairos-init&trustedBoot=false');
    await expect(page.getByText(/so the combination is not tested there/)).toBeVisible();
    await expect(gap).toBeVisible();
  });

  test('says no match where nothing is searched for by this name', async ({ page }) => {
    await page.goto(`${ONE}&q=zzzz`);
    await expect(page.getByRole('heading', { name: 'No match for “zzzz”' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear text “zzzz” (60 results)' }).click();
    await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
  });

  test('opens with why, and what is tested nearest to it', async ({ page }) => {
    await page.goto(ONE);
    const gap = page.getByRole('link', { name: 'Ubuntu 24.04, amd64, standard boot: not tested' });
    await gap.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Ubuntu 24.04' });
    await expect(panel.getByText(/Tested only with trusted_boot: true/)).toBeVisible();
    await expect(page).toHaveURL(/[?&]gap=/);
    await page.reload();
    await expect(panel.getByText('Not tested')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(gap).toBeFocused();
    await gap.click();
    await panel.getByRole('link', { name: /^amd64, trusted boot/ }).click();
    await expect(page).toHaveURL(/[?&]cell=/);
    await page.goBack();
    await expect(panel.getByText('Not tested')).toBeVisible();
  });

  test('can be read without a script', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}/?gap=amd64+standard+boot%40ubuntu%3A24.04&source=kairos-init`);
    await expect(page.getByRole('complementary', { name: 'Ubuntu 24.04' })).toBeVisible();
    await context.close();
  });
});

test.describe('filters', () => {
  test('open in a new tab with a modifier, and stay here', async ({ page, context }) => {
    await page.goto('/?arch=arm64&q=ubuntu');
    const links = [
      page.getByRole('link', { name: 'Remove Architecture: arm64' }),
      page.getByRole('link', { name: 'Clear all filters' }),
      page.getByRole('link', { name: /: passed/ }).first(),
    ];
    for (const link of links) {
      const opened = context.waitForEvent('page');
      // oxlint-disable-next-line no-await-in-loop -- one tab after the other
      await link.click({ modifiers: ['ControlOrMeta'] });
      // oxlint-disable-next-line no-await-in-loop -- one tab after the other
      await (await opened).close();
      // oxlint-disable-next-line no-await-in-loop -- one tab after the other
      await expect(page).toHaveURL(/\?arch=arm64&q=ubuntu$/);
    }
  });

  test('are chips that go one by one, and come back with Back', async ({ page }) => {
    await page.goto('/?arch=arm64&result=passed');
    await page.getByRole('link', { name: 'Remove Architecture: arm64' }).click();
    await expect(page).toHaveURL(/\/\?result=passed$/);
    await page.goBack();
    await expect(page.getByRole('link', { name: 'Remove Architecture: arm64' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear all filters' }).click();
    await expect(page).toHaveURL(/\/$/);
  });

  test('say why a value would leave nothing', async ({ page }) => {
    await page.goto('/?arch=riscv64');
    await menu(page, 'Board').click();
    await expect(
      page.getByText('0 results with Architecture').filter({ visible: true }).first(),
    ).toBeVisible();
  });

  test('are named on paper with the count', async ({ page }) => {
    await page.goto('/?arch=arm64&q=hadron&source=kairos-init');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Search: hadron')).toBeVisible();
    await expect(page.getByText('Architecture: arm64')).toBeVisible();
    await expect(page.getByTestId('count')).toHaveText('4 of 60 jobs');
    await expect(page.getByRole('searchbox')).toBeHidden();
  });
});

test.describe('official images', () => {
  test('are marked next to what is tested, and stay with the filters', async ({ page }) => {
    await page.goto('/?arch=amd64');
    await menu(page, 'Official images').click();
    const release = page.getByRole('search').getByRole('link', { name: 'v4.3.0' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    await release.click();
    await expect(release).toBeHidden();
    await expect(page).toHaveURL(/\/\?arch=amd64&published=v4\.3\.0$/);
    await expect(
      page.getByRole('link', {
        name: /Hadron v0\.5\.1, amd64, standard boot: .*, official image in v4\.3\.0$/,
      }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: /Ubuntu 24\.04.*official image/ })).toHaveCount(0);
    await expect(page.getByText(/^v4\.3\.0 has official images for \d+ cells\./)).toBeVisible();
  });

  test('of the latest release are linked in the details of a cell that has one', async ({
    page,
  }) => {
    await page.goto('/?arch=amd64');
    const panel = page.getByRole('complementary');
    const image = panel.getByRole('link', { name: 'quay.io/kairos/' });
    await page.getByRole('link', { name: /^Hadron v0\.5\.1, amd64, standard boot: / }).click();
    await expect(page.getByText('Image of the latest release, v4.3.0:')).toBeVisible();
    await expect(image).toHaveAttribute(
      'href',
      '/images/kairos/hadron/v0.5.1-core-amd64-generic-v4.3.0',
    );
    await page.getByRole('link', { name: /^Ubuntu 24\.04, amd64, standard boot: / }).click();
    await expect(panel.getByRole('heading', { name: 'Ubuntu 24.04' })).toBeVisible();
    await expect(image).toHaveCount(0);
  });

  test('of a release that does not exist are not shown, and the page says so', async ({ page }) => {
    await page.goto('/?published=v9.9.9');
    await expect(page.getByText('Kairos has no release v9.9.9.')).toBeVisible();
  });
});

test.describe('the way to the grid', () => {
  test('is short for the Tab key, also where the first cell is not tested', async ({ page }) => {
    await page.goto('/?distribution=ubuntu&source=kairos-init');
    await page.getByRole('searchbox').focus();
    const isInGrid = () =>
      page.evaluate(() => (document.activeElement?.closest('table') ?? null) !== null);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip filters' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isInGrid()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isInGrid()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isInGrid()).toBe(true);
  });

  for (const width of [1024, 1180, 1440]) {
    test(`is not covered by the details at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/');
      const cell = page.getByRole('link', { name: /Debian 13, riscv64, standard boot/ });
      await cell.click();
      await expect(page.getByRole('complementary', { name: 'Debian 13' })).toBeVisible();
      await expect(cell).toBeInViewport();
      await expect(async () => {
        const isOnTop = await cell.evaluate((element) => {
          const { x, y, width: w, height: h } = element.getBoundingClientRect();
          return element.contains(document.elementFromPoint(x + w / 2, y + h / 2));
        });
        expect(isOnTop).toBe(true);
      }).toPass();
    });
  }
});

test.describe('the look that a visitor chose', () => {
  test('reaches the bars of the browser', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const colours = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) =>
          meta.getAttribute('content'),
        ),
      );
    await page.getByRole('button', { name: /^Theme: system/ }).click();
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    await expect.poll(colours).toEqual(['#0b1120', '#0b1120']);
    await page.getByRole('button', { name: /^Theme: dark/ }).click();
    await expect.poll(colours).toEqual(['#ffffff', '#0b1120']);
  });

  test('shows the current page and the chosen cell in forced colours', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/');
    const marked = await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link')
      .evaluateAll((links) =>
        links
          .filter((link) => getComputedStyle(link, '::after').height === '2px')
          .map((link) => link.textContent),
      );
    expect(marked).toEqual(['Matrix']);
    const cell = page.getByRole('link', { name: /Debian 13, riscv64, standard boot/ });
    await cell.click();
    await expect(cell).toHaveCSS('outline-style', 'solid');
  });
});
