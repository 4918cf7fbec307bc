import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

import { expect, test } from './fixtures';

const PAGES = [
  { name: 'the grid', path: '/' },
  { name: 'a filtered grid', path: '/?arch=arm64' },
  { name: 'an empty selection', path: '/?arch=riscv64&model=rpi4' },
  { name: 'the second source', path: '/?source=kairos' },
  { name: 'the status page', path: '/status' },
  { name: 'the releases', path: '/releases' },
  { name: 'the releases of a component', path: '/releases/kairos' },
  { name: 'a release', path: '/releases/kairos/v4.0.0' },
  { name: 'a release with very many files', path: '/releases/kairos/v3.7.2?files=all' },
  { name: 'a comparison', path: '/releases/kairos/compare?from=v4.0.0&to=v4.3.0' },
  { name: 'the SBOM files', path: '/sbom' },
  { name: 'the builder', path: '/build' },
  { name: 'a built image', path: '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0' },
  { name: 'a form that cannot work', path: '/build?base=alpine&arch=sparc&version=x' },
  {
    name: 'a decoded name',
    path: '/decode?name=kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
  },
  { name: 'the box that decodes', path: '/decode' },
  {
    name: 'a pull request and its releases',
    path: '/decode?name=https://github.com/kairos-io/kairos/pull/3978',
  },
  { name: 'a planned upgrade', path: '/upgrade?from=v3.5.4' },
  {
    name: 'an explained error of cosign',
    path: '/verify?error=no+signatures+found&release=v4.2.0',
  },
  { name: 'the history of the matrix', path: '/matrix/history' },
  { name: 'a comparison of matrices', path: '/matrix/compare?from=v0.9.1&to=v0.18.0' },
  { name: 'a frozen view', path: '/?at=2026-07-08' },
  { name: 'the API', path: '/api-reference' },
  { name: 'the box that explains cosign', path: '/verify' },
  { name: 'the form for a workflow', path: '/matrix/what-if' },
  { name: 'the form for two matrices', path: '/matrix/compare' },
  { name: 'the form for two releases', path: '/releases/kairos/compare' },
  { name: 'the form for an upgrade', path: '/upgrade' },
  { name: 'a version that is unclear', path: '/upgrade?from=nope' },
  { name: 'a text without a name', path: '/decode?name=hello+world' },
  { name: 'an old release', path: '/releases/kairos/v2.4.0' },
  { name: 'the known defects', path: '/defects' },
  { name: 'the images', path: '/images' },
  { name: 'the packages', path: '/packages?q=openssl' },
  { name: 'the form for two images', path: '/packages/compare' },
];

/** From the narrowest phone to a small desk, and where the layout changes. */
const WIDTHS = [320, 360, 390, 640, 760, 900, 1024];

const MISSING = [
  { name: 'a ref that is not there', path: '/?ref=no-such-branch&source=kairos' },
  { name: 'a release that does not exist', path: '/releases/kairos/v99.0.0' },
];

test.describe('what is not there', () => {
  test.use({ expectedErrors: /status of 404/ });

  for (const { name, path } of MISSING) {
    test(`axe finds nothing on ${name}, in light and in dark`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });

    test(`${name} has targets of 24 px, or with room around them`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      expect(await violationsOf(page, ['target-size'])).toEqual([]);
    });
  }
});

test('axe finds nothing on an opened cell, in light and in dark', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /Hadron main, amd64, standard boot/ }).click();
  await expect(page.getByRole('complementary', { name: 'Hadron main' })).toBeVisible();
  await expectAccessible(page);
});

/** The rules of axe that look at colours, which is all that a theme changes. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violationsOf(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page, RULES_OF_COLOURS), 'dark').toEqual([]);
}

/**
 * The violations that axe finds by these rules, or by all. It is injected once per page and does not describe what
 * passes, since both take longer than most rules.
 */
async function violationsOf(page: Page, rules?: readonly string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  };
  return page.evaluate(async (given) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(given);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));
  }, options);
}

test('remembers the chosen theme before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: /^Theme: system/ }).click();
  await page.getByRole('button', { name: /^Theme: light/ }).click();
  await expect(page.getByRole('button', { name: /^Theme: dark/ })).toBeVisible();
  await page.addInitScript(() => {
    // Nothing is painted before there is a body.
    new MutationObserver((_changes, observer) => {
      if (document.body === null) return;
      observer.disconnect();
      sessionStorage.setItem('theme-at-body', document.documentElement.dataset['theme'] ?? '');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(await page.evaluate(() => sessionStorage.getItem('theme-at-body'))).toBe('dark');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the grid, the filters and a cell work by URLs only', async ({ page }) => {
    await page.goto('/');
    await page
      .getByText(/^Architecture/)
      .first()
      .click();
    await page.getByRole('checkbox', { name: /^riscv64/ }).check();
    await page.getByRole('searchbox').fill('debian');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL(/\/\?arch=riscv64&q=debian$/);
    await expect(page.getByTestId('count')).toHaveText('1 of 66 combinations');
    await page.getByRole('link', { name: /Debian 13, riscv64, standard boot/ }).click();
    await expect(page.getByRole('complementary', { name: 'Debian 13' })).toBeVisible();
    await page.getByRole('link', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Clear all filters' }).click();
    await expect(page).toHaveURL(/\/$/);
  });

  test('the menu of a phone opens', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/build');
    await page.getByRole('button', { name: 'All pages' }).click();
    await page.getByRole('link', { name: 'Upgrade' }).first().click();
    await expect(page).toHaveURL(/\/upgrade$/);
  });

  test('source and ref are chosen by a form that keeps the filters', async ({ page }) => {
    await page.goto('/?arch=arm64');
    await page.getByText(/^Source and details/).click();
    await page.getByRole('combobox', { name: /^Source/ }).selectOption('kairos');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page).toHaveURL(/\/\?arch=arm64&source=kairos$/);
    await page.getByText(/^Source and details/).click();
    await expect(page.getByText('57 jobs (3 run only in full CI runs)')).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 700 }, hasTouch: true });

  test('shows families and words, nothing to scroll sideways, and filters behind a button', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Debian family' })).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Filters' }).tap();
    await page
      .getByText(/^Architecture/)
      .first()
      .tap();
    await page.getByRole('checkbox', { name: /^arm64/ }).check();
    await expect(page.getByRole('button', { name: 'Filters, 1 chosen' })).toBeVisible();
    await expect(page.getByTestId('count')).toHaveText('31 of 66 combinations');
    await page
      .getByRole('link', { name: /^Raspberry Pi 4/ })
      .first()
      .tap();
    await expect(page.getByRole('complementary')).toBeVisible();
  });

  test('reaches every page by a menu, which closes on a choice', async ({ page }) => {
    await page.goto('/build');
    const menu = page.getByRole('navigation', { name: 'All pages' });
    for (const name of ['Upgrade', 'Decode', 'Status']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await page.getByRole('button', { name: 'All pages' }).tap();
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await menu.getByRole('link', { name, exact: true }).tap();
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await expect(menu).toBeHidden();
    }
    await page.getByRole('button', { name: 'All pages' }).tap();
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  test('has targets of 24 px and more', async ({ page }) => {
    await page.goto('/');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(a, button, input, select, summary)')]
        .filter((element) => element.checkVisibility() && !element.matches('.skip-link'))
        // Links within a sentence are as high as its lines.
        .filter((element) => !element.closest('p, li[data-notice]'))
        .map((element) => element.closest('label') ?? element)
        .map((element) => ({
          height: element.getBoundingClientRect().height,
          text: element.textContent,
        }))
        .filter(({ height }) => height > 0 && height < 24)
        .map(({ height, text }) => `${text} ${height}`),
    );
    expect(small).toEqual([]);
  });
});

for (const { name, path } of PAGES) {
  // A page is loaded once for all that is measured of it, since loading takes longer than most of that.
  test(`${name} fits windows and paper, covers no field, and axe finds nothing`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 6000 });
    await page.goto(path);
    await expectLargeTargets(page);
    await expectFitting(page);
    await expectNothingCovered(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.evaluate(pixelsTooWide), 'paper').toBeLessThanOrEqual(0);
  });
}

/** Targets of 24 px, or with room around them, on phones. */
async function expectLargeTargets(page: Page): Promise<void> {
  for (const width of [320, 412]) {
    // So high that nothing which sticks to an edge lies over a target.
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    await page.setViewportSize({ width, height: 6000 });
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    expect(await violationsOf(page, ['target-size']), `${width} px`).toEqual([]);
  }
}

/** Nothing to scroll sideways, at any width. */
async function expectFitting(page: Page): Promise<void> {
  const wide: string[] = [];
  for (const width of WIDTHS) {
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    await page.setViewportSize({ width, height: 800 });
    // oxlint-disable-next-line no-await-in-loop -- one width after the other
    const over = await page.evaluate(pixelsTooWide);
    if (over > 0) wide.push(`${over} px at ${width}`);
  }
  expect(wide, 'windows').toEqual([]);
}

async function expectNothingCovered(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 700 });
  expect(await page.evaluate(coveredWithFocus), 'covered fields and buttons').toEqual([]);
}

/** By how many pixels the page is wider than its window. */
function pixelsTooWide(): number {
  return document.documentElement.scrollWidth - innerWidth;
}

/** The fields and buttons of the content that another element lies over once they have the focus. */
function coveredWithFocus(): readonly string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>('main :is(input, select, textarea, button)'),
  ];
  // Up and down, so that each comes into view from both edges of the window.
  return [...controls, ...controls.toReversed()]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .filter((control) => {
      control.focus();
      const { x, y, width, height } = control.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + Math.min(height, 24) / 2);
      return top === null || !(control.closest('label') ?? control).contains(top);
    })
    .map((control) => control.outerHTML);
}

test('does not move while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { readonly value: number };
        Object.assign(globalThis, {
          shift: (globalThis as unknown as { shift: number }).shift + value,
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  // To the thousandth, as the measure is defined to be reported.
  expect(Math.round(shift * 1000)).toBe(0);
});

test('tables stay tables on paper', async ({ page }) => {
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.goto('/releases');
  const head = page.getByRole('columnheader', { name: 'Latest' });
  await expect(head).not.toBeInViewport();
  await page.emulateMedia({ media: 'print' });
  await expect(head).toBeInViewport();
});

test('reflows at 400 %', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto('/?cell=none');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
