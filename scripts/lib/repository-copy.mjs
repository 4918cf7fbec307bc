import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { textsAround } from './judge-test.mjs';
import { run } from './run.mjs';

/** @typedef {import('./judge-test.mjs').TestRun} TestRun */

/** What no unit test needs, what is made again, and settings of the person at the terminal. */
const LEFT_OUT = [
  'node_modules',
  '.git',
  '.next',
  '.data',
  '.env',
  '.env.local',
  'coverage',
  'test-results',
  'playwright-report',
];

/** The time limit of a test: one that hangs without its protection fails then. */
const TEST_LIMIT_MS = 30_000;

const RUN_LIMIT_MS = 3 * 60_000;

/** A copy of the repository in a temporary folder, with the same packages, in which code may be changed. */
export class RepositoryCopy {
  #folder = mkdtempSync(join(tmpdir(), 'kairos-matrix-copy-'));

  /** @param {string} root */
  constructor(root) {
    cpSync(root, this.#folder, {
      recursive: true,
      filter: (path) => !LEFT_OUT.includes(basename(path)),
    });
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  get folder() {
    return this.#folder;
  }

  /**
   * Runs the tests of a file that have certain words in their names.
   *
   * @param {string} file
   * @param {string} name
   * @returns {Promise<TestRun>}
   */
  async runTest(file, name) {
    const reportFile = join(this.#folder, 'report.json');
    rmSync(reportFile, { force: true });
    const limit = ['--testTimeout', String(TEST_LIMIT_MS)];
    const reporter = ['--reporter=json', `--outputFile=${reportFile}`];
    const chosen = ['-t', patternOf(name), file];
    const { code, isOverTime } = await run(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', ...limit, ...reporter, ...chosen],
      { cwd: this.#folder, isQuiet: true, limitMs: RUN_LIMIT_MS },
    );
    return { code, report: readReport(reportFile), isOverTime };
  }

  /**
   * Replaces code in a file while some work runs.
   *
   * @template Value
   * @param {{ readonly file: string, readonly code: string, readonly without: string }} change
   * @param {() => Promise<Value>} work
   * @returns {Promise<Value>}
   */
  async whileChanged({ file, code, without }, work) {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(code, () => without),
    );
    try {
      return await work();
    } finally {
      writeFileSync(path, text);
    }
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * A pattern for the words of a name as they are written: a placeholder has any value.
 *
 * @param {string} name
 */
function patternOf(name) {
  return textsAround(name)
    .map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
    .join('.*');
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
