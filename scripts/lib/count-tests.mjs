/**
 * What a suite of tests came to. `failures` names what failed, one line each.
 *
 * @typedef {{ readonly passed: number, readonly skipped: number, readonly failures: readonly string[] }} Count
 */

/** @typedef {{ readonly suite: string, readonly code: number, readonly report: unknown }} RunnerEnd */

/** @typedef {{ readonly name: string, readonly status: unknown }} ReportedTest */

/**
 * Counts a check that is one test by itself.
 *
 * @param {string} name
 * @param {boolean} isPassed
 * @returns {Count}
 */
export function countCheck(name, isPassed) {
  return { passed: isPassed ? 1 : 0, skipped: 0, failures: isPassed ? [] : [name] };
}

/**
 * Counts the tests of a Vitest run from its JSON report. A file that fails outside its tests, while
 * loading or in a hook, is one failure.
 *
 * @param {RunnerEnd} end
 * @returns {Count}
 */
export function countVitest(end) {
  const files = listIn(end.report, 'testResults').map((file) => ({
    name: textIn(file, 'name'),
    isFailed: fieldOf(file, 'status') === 'failed',
    tests: listIn(file, 'assertionResults').map((test) => ({
      name: textIn(test, 'fullName'),
      status: fieldOf(test, 'status'),
    })),
  }));
  const tests = files.flatMap((file) => file.tests);
  const failures = files.flatMap(({ name, isFailed, tests: ownTests }) => {
    const failed = ownTests.filter(({ status }) => status === 'failed');
    if (isFailed && failed.length === 0) return [`${name} (outside its tests)`];
    return failed.map((test) => `${name}: ${test.name}`);
  });
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed').length;
  return settle(end, { passed, skipped, failures });
}

/**
 * Counts the tests of a Playwright run from its JSON report. A test that passed when retried has
 * passed; an error outside of tests is one failure.
 *
 * @param {RunnerEnd} end
 * @returns {Count}
 */
export function countPlaywright(end) {
  const tests = listIn(end.report, 'suites').flatMap((suite) => testsOf(suite));
  /** @param {string} wanted */
  const having = (wanted) => tests.filter(({ status }) => status === wanted);
  const errors = listIn(end.report, 'errors').map(
    (error) => textIn(error, 'message').split('\n')[0] ?? '',
  );
  return settle(end, {
    passed: having('expected').length + having('flaky').length,
    skipped: having('skipped').length,
    failures: [...having('unexpected').map(({ name }) => name), ...errors],
  });
}

/**
 * The lines that a test run ends with. The last one is always of the same form; skipped tests have one
 * before it.
 *
 * @param {readonly Count[]} counts
 */
export function closingLines(counts) {
  const sum = (/** @type {(count: Count) => number} */ of) =>
    counts.reduce((total, count) => total + of(count), 0);
  const skipped = sum((count) => count.skipped);
  const last = `${sum((count) => count.passed)} passed, ${sum((count) => count.failures.length)} failed`;
  return skipped > 0 ? [`${skipped} skipped`, last] : [last];
}

/**
 * A runner that exits with an error without naming a failure, or that ran no test, counts as a failure.
 *
 * @param {RunnerEnd} end
 * @param {Count} count
 * @returns {Count}
 */
function settle({ suite, code, report }, count) {
  if (count.failures.length > 0) return count;
  const reason = report === null ? 'reported nothing' : count.passed === 0 ? 'ran no test' : null;
  if (code === 0 && reason === null) return count;
  const failure = `${suite}: the runner ${reason ? `${reason} and ` : ''}ended with code ${code}`;
  return { ...count, failures: [failure] };
}

/**
 * The tests of a suite and of those within it, by their titles from the outermost on.
 *
 * @param {unknown} suite
 * @param {readonly string[]} [above]
 * @returns {readonly ReportedTest[]}
 */
function testsOf(suite, above = []) {
  const titles = [...above, textIn(suite, 'title')];
  return [
    ...listIn(suite, 'specs').flatMap((spec) =>
      listIn(spec, 'tests').map((test) => ({
        name: [...titles, textIn(spec, 'title')].join(' › '),
        status: fieldOf(test, 'status'),
      })),
    ),
    ...listIn(suite, 'suites').flatMap((inner) => testsOf(inner, titles)),
  ];
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {readonly unknown[]}
 */
function listIn(value, name) {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? field : [];
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function textIn(value, name) {
  return String(fieldOf(value, name));
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function fieldOf(value, name) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
