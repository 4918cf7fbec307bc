import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright';

import { findBrowser } from './find-browser.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ what: string, slowdown: number, interactions: number, medianMs: number, worstMs: number }} Interactivity */

const BUILDER = '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0';

/** How long a page may work after an event before the next one is sent. */
const SETTLED_MS = 1200;

/**
 * Measures the time from an event to the paint that shows its effect, as browsers report it (Event Timing,
 * in steps of 8 ms), on a slowed processor.
 *
 * @param {string} url of a site with the usual data
 * @param {string} largeUrl of a site whose grid has thousands of jobs
 * @returns {Promise<readonly Interactivity[]>}
 */
export async function measureInteractions(url, largeUrl) {
  const executablePath = findBrowser({ own: chromium.executablePath() });
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--no-sandbox'],
  });
  try {
    return [
      await measure(browser, `${url}/`, 4, 'filter the grid by boxes', useBoxes),
      await measure(browser, `${url}/`, 4, 'filter the grid by words', (page) =>
        type(page, 'Filter the matrix', 'ubuntu 24'),
      ),
      await measure(browser, `${url}${BUILDER}`, 4, 'type in the builder', (page) =>
        type(page, 'Version', '-rc12'),
      ),
      await measure(browser, `${largeUrl}/`, 1, 'filter 5,000 jobs by boxes', useBoxes),
      await measure(browser, `${largeUrl}/`, 1, 'filter 5,000 jobs by words', (page) =>
        type(page, 'Filter the matrix', 'ubuntu'),
      ),
    ];
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {number} slowdown
 * @param {string} what
 * @param {(page: Page) => Promise<void>} act
 * @returns {Promise<Interactivity>}
 */
async function measure(browser, address, slowdown, what, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    /** @type {Map<number, number>} */
    const found = new Map();
    Reflect.set(globalThis, 'interactions', found);
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const id = Number(Reflect.get(entry, 'interactionId') ?? 0);
        if (id > 0) found.set(id, Math.max(found.get(id) ?? 0, entry.duration));
      }
    });
    observer.observe(
      /** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }),
    );
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await act(page);
  await pause(SETTLED_MS);
  const durations = await page.evaluate(() => [
    .../** @type {Map<number, number>} */ (Reflect.get(globalThis, 'interactions')).values(),
  ]);
  await context.close();
  const sorted = durations.toSorted((a, b) => a - b);
  return {
    what,
    slowdown,
    interactions: sorted.length,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worstMs: sorted.at(-1) ?? Number.NaN,
  };
}

/** Ticks boxes of the filters and takes the ticks away again. @param {Page} page */
async function useBoxes(page) {
  const form = page.getByRole('search', { name: 'Filter the matrix' });
  await form.locator('summary', { hasText: 'Architecture' }).click();
  await pause(SETTLED_MS);
  const boxes = form.getByRole('checkbox').filter({ visible: true });
  const count = Math.min(await boxes.count(), 4);
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < count; index += 1) {
      const place = await boxes.nth(index).boundingBox();
      if (place === null) throw new Error('A box of the filters is not on the screen.');
      // A click of Playwright's looks around in the page before, which would be measured with it.
      await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
      await pause(SETTLED_MS);
    }
  }
}

/**
 * Types letter by letter.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
async function type(page, name, text) {
  const field =
    name === 'Version'
      ? page.getByRole('combobox', { name: /version/i }).first()
      : page.getByRole('search', { name }).getByRole('searchbox');
  await field.click();
  await page.keyboard.press('End');
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await pause(SETTLED_MS);
  }
}
