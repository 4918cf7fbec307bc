#!/usr/bin/env node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { closingLines, countCheck, countPlaywright, countVitest } from './lib/count-tests.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { getBrowser } from './lib/get-browser.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { main, Refusal, run, runNpm } from './lib/run.mjs';

/** @typedef {import('./lib/count-tests.mjs').Count} Count */

const CHECK_LIMIT_MS = 5 * 60_000;
const UNIT_LIMIT_MS = 15 * 60_000;
const BROWSER_LIMIT_MS = 45 * 60_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'kairos-matrix-tests-'));

/**
 * Everything that is checked, each once. A quiet suite shows its output only if it fails.
 *
 * @type {Readonly<Record<string, (isQuiet: boolean) => Promise<Count>>>}
 */
const SUITES = {
  format: (isQuiet) => check('format', 'format:check', isQuiet),
  lint: (isQuiet) => check('lint', 'lint', isQuiet),
  types: (isQuiet) => check('types', 'types', isQuiet),
  'dead-code': (isQuiet) => check('dead-code', 'dead-code', isQuiet),
  boundaries: (isQuiet) => runVitest('boundaries', 'boundaries', isQuiet),
  unit: (isQuiet) => runVitest('unit', 'unit:*', isQuiet),
  browser: runPlaywright,
};

/** Suites that run one after another while others run, since each leaves a part of the machine idle. */
const STATIC = ['format', 'lint', 'types', 'dead-code'];

await main(async () => {
  try {
    return await test(chooseSuites(process.argv.slice(2)));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

/** @param {readonly string[]} names */
function chooseSuites(names) {
  const all = Object.keys(SUITES);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new Refusal(`There is no suite “${unknown}”. There are ${all.join(', ')}.`);
  return names.length > 0 ? all.filter((name) => names.includes(name)) : all;
}

/** @param {readonly string[]} suites */
async function test(suites) {
  const ready = await countRefusal('install', prepare);
  const counts = [ready, ...(ready.failures.length === 0 ? await runSuites(suites) : [])];
  const failures = counts.flatMap((count) => count.failures.map((name) => name.replace(root, '')));
  if (failures.length > 0) console.log(['\nFailed:', ...failures].join('\n  '));
  console.log(['', ...closingLines(counts)].join('\n'));
  return failures.length > 0 ? 1 : 0;
}

/** @returns {Promise<Count>} */
async function prepare() {
  checkNodeVersion(root);
  await ensureInstalled(root, { isDevNeeded: true });
  return { passed: 0, skipped: 0, failures: [] };
}

/**
 * Runs the checks of the text, and then the build, in parallel with the unit tests, and the browser tests
 * last, with nothing in parallel: they wait for what a page shows, and so for the processor.
 *
 * @param {readonly string[]} suites
 * @returns {Promise<readonly Count[]>}
 */
async function runSuites(suites) {
  if (suites.length === 1) return runInTurn(suites, false);
  const isBrowserWanted = suites.includes('browser');
  const others = suites.filter((suite) => suite !== 'browser');
  const checks = others.filter((suite) => STATIC.includes(suite));
  const tests = others.filter((suite) => !STATIC.includes(suite));
  const lanes = await Promise.all([
    runInTurn(checks, true).then(async (counts) => {
      if (isBrowserWanted) await buildAhead();
      return counts;
    }),
    runInTurn(tests, true),
  ]);
  return [...lanes.flat(), ...(isBrowserWanted ? await runInTurn(['browser'], false) : [])];
}

/**
 * @param {readonly string[]} suites
 * @param {boolean} isQuiet
 */
async function runInTurn(suites, isQuiet) {
  /** @type {Count[]} */
  const counts = [];
  for (const suite of suites) {
    if (!isQuiet) console.log(`── ${suite}`);
    const start = performance.now();
    const count = await countRefusal(suite, async () => SUITES[suite]?.(isQuiet));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`── ${suite}: ${closingLines([count]).join(', ')} (${seconds} s)`);
    counts.push(count);
  }
  return counts;
}

/** Builds while the unit tests run. A build that fails does so again in the suite that needs it, which says why. */
async function buildAhead() {
  try {
    await ensureBuilt(root, { isQuiet: true });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/**
 * Runs a suite; where it cannot run, for want of packages, a browser or a build, that is a failure.
 *
 * @param {string} suite
 * @param {() => Promise<Count | undefined>} work
 * @returns {Promise<Count>}
 */
async function countRefusal(suite, work) {
  try {
    return (await work()) ?? countCheck(suite, false);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return countCheck(`${suite}: ${error.message.split('\n').at(-1)}`, false);
  }
}

/**
 * @param {string} suite
 * @param {string} script
 * @param {boolean} isQuiet
 */
async function check(suite, script, isQuiet) {
  const options = { cwd: root, limitMs: CHECK_LIMIT_MS, isQuiet };
  const { code, output } = await runNpm(['run', '--silent', script], options);
  if (code !== 0) console.log(output);
  return countCheck(suite, code === 0);
}

/**
 * @param {string} suite
 * @param {string} project
 * @param {boolean} isQuiet
 */
async function runVitest(suite, project, isQuiet) {
  const file = join(reports, `${suite}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`, ...reporters],
    { cwd: root, limitMs: UNIT_LIMIT_MS, isQuiet },
  );
  if (code !== 0) console.log(output);
  return countVitest({ suite, code, report: readReport(file) });
}

async function runPlaywright() {
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

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
