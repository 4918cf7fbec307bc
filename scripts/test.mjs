#!/usr/bin/env node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from './lib/build.mjs';
import { closingLine, countCheck, countPlaywright, countVitest } from './lib/count-tests.mjs';
import { getBrowser } from './lib/get-browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { main, Refusal, run, runNpm } from './lib/run.mjs';

const CHECK_LIMIT_MS = 5 * 60_000;
const UNIT_LIMIT_MS = 15 * 60_000;
const BROWSER_LIMIT_MS = 45 * 60_000;

/** @type {import('./lib/count-tests.mjs').Count} */
const NOTHING = { passed: 0, skipped: 0, failures: [] };

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'kairos-matrix-tests-'));

/** The suites in the order they run, cheapest first. */
const SUITES = {
  types: () => check('types', 'types'),
  lint: () => check('lint', 'lint'),
  format: () => check('format', 'format:check'),
  unit: testUnits,
  browser: testInBrowser,
};

await main(async () => {
  try {
    return await test(chooseSuites(process.argv.slice(2)));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

/** @param {readonly string[]} suites */
async function test(suites) {
  const ready = await countRefusal('install', prepare);
  const counts = [ready];
  for (const suite of ready.failures.length === 0 ? suites : []) {
    console.log(`\n── ${suite}`);
    counts.push(await countRefusal(suite, SUITES[suite]));
  }
  const failures = counts.flatMap((count) => count.failures.map((name) => name.replace(root, '')));
  if (failures.length > 0) console.log(['\nFailed:', ...failures].join('\n  '));
  console.log(`\n${closingLine(counts)}`);
  return failures.length > 0 ? 1 : 0;
}

async function prepare() {
  checkNodeVersion(root);
  await ensureInstalled(root, { isDevNeeded: true });
  return NOTHING;
}

/** @param {readonly string[]} names */
function chooseSuites(names) {
  const all = Object.keys(SUITES);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new Refusal(`There is no suite “${unknown}”. There are ${all.join(', ')}.`);
  return names.length > 0 ? all.filter((name) => names.includes(name)) : all;
}

/**
 * Runs a suite; where it cannot run, for want of packages, a browser or a build, that is a failure.
 *
 * @param {string} suite
 * @param {() => Promise<import('./lib/count-tests.mjs').Count>} work
 */
async function countRefusal(suite, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return countCheck(`${suite}: ${error.message.split('\n').at(-1)}`, false);
  }
}

/**
 * @param {string} name
 * @param {string} script
 */
async function check(name, script) {
  const options = { cwd: root, limitMs: CHECK_LIMIT_MS };
  const { code } = await runNpm(['run', '--silent', script], options);
  return countCheck(name, code === 0);
}

async function testUnits() {
  const file = join(reports, 'vitest.json');
  const { code } = await run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, limitMs: UNIT_LIMIT_MS },
  );
  return countVitest({ suite: 'unit', code, report: readReport(file) });
}

async function testInBrowser() {
  const browser = await getBrowser(root);
  await ensureBuilt(root);
  const file = join(reports, 'playwright.json');
  const { code } = await run(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    {
      cwd: root,
      env: { PLAYWRIGHT_CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      limitMs: BROWSER_LIMIT_MS,
    },
  );
  return countPlaywright({ suite: 'browser', code, report: readReport(file) });
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
