import { execFileSync } from 'node:child_process';

import { chromium } from 'playwright';

import { findBrowser } from './find-browser.mjs';

/** Not in the lock file: it brings hundreds of packages that nothing else needs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

/** @typedef {{ path: string, performance: number, accessibility: number, bestPractices: number, seo: number, lcpMs: number, tbtMs: number, cls: number, htmlKilobytes: number, scriptKilobytes: number }} Look */

/**
 * Looks at pages with Lighthouse in its mobile setting; each figure is the median of the runs.
 *
 * @param {string} url
 * @param {readonly string[]} paths
 * @param {number} runs
 * @returns {readonly Look[]}
 */
export function lookAt(url, paths, runs) {
  if (runs === 0) return [];
  return paths.map((path) => {
    const all = Array.from({ length: runs }, () => lookAgain(`${url}${path}`));
    const medianOf = (/** @type {(look: Omit<Look, 'path'>) => number} */ pick) =>
      all.map(pick).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
    return {
      path,
      performance: medianOf((look) => look.performance),
      accessibility: medianOf((look) => look.accessibility),
      bestPractices: medianOf((look) => look.bestPractices),
      seo: medianOf((look) => look.seo),
      lcpMs: medianOf((look) => look.lcpMs),
      tbtMs: medianOf((look) => look.tbtMs),
      cls: medianOf((look) => look.cls),
      htmlKilobytes: medianOf((look) => look.htmlKilobytes),
      scriptKilobytes: medianOf((look) => look.scriptKilobytes),
    };
  });
}

/** Lighthouse sometimes loses the beginning of a page; then it is measured again. @param {string} address */
function lookAgain(address) {
  for (let left = 3; ; left -= 1) {
    try {
      return lookOnce(address);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** @param {string} address @returns {Omit<Look, 'path'>} */
function lookOnce(address) {
  const browser = findBrowser({ own: chromium.executablePath() });
  const flags = '--headless=new --no-sandbox --disable-quic --disable-background-networking';
  const args = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', address];
  const output = execFileSync(
    'npm',
    [...args, '--output=json', '--quiet', `--chrome-flags=${flags}`],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...(browser !== null && { CHROME_PATH: browser }) },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const { categories, audits } = JSON.parse(output.slice(output.indexOf('{')));
  const scoreOf = (/** @type {string} */ id) => Math.round((categories[id]?.score ?? 0) * 100);
  const valueOf = (/** @type {string} */ id) => audits[id]?.numericValue ?? Number.NaN;
  if (Number.isNaN(valueOf('total-blocking-time'))) throw new Error(`${address} was not seen.`);
  /** @type {readonly { resourceType: string, transferSize: number }[]} */
  const loaded = audits['network-requests'].details.items;
  const kilobytesOf = (/** @type {string} */ type) =>
    Math.round(
      loaded
        .filter(({ resourceType }) => resourceType === type)
        .reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
    );
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    seo: scoreOf('seo'),
    lcpMs: Math.round(valueOf('largest-contentful-paint')),
    tbtMs: Math.round(valueOf('total-blocking-time')),
    cls: Math.round(valueOf('cumulative-layout-shift') * 1000) / 1000,
    htmlKilobytes: kilobytesOf('Document'),
    scriptKilobytes: kilobytesOf('Script'),
  };
}
