/**
 * What a suite of tests came to. `failures` names what failed, one line each.
 *
 * @typedef {{ readonly passed: number, readonly skipped: number, readonly failures: readonly string[] }} Count
 */

/** @typedef {{ readonly suite: string, readonly code: number, readonly report: unknown }} RunnerEnd */

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
  const files = /** @type {any} */ (end.report)?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failures = files.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name} (outside its tests)`];
    return failed.map((test) => `${name}: ${test.fullName}`);
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
  const report = /** @type {any} */ (end.report);
  const tests = (report?.suites ?? []).flatMap((suite) => listTests(suite));
  const named = (status) => tests.filter((test) => test.status === status);
  const errors = (report?.errors ?? []).map(({ message }) => String(message).split('\n')[0]);
  return settle(end, {
    passed: named('expected').length + named('flaky').length,
    skipped: named('skipped').length,
    failures: [...named('unexpected').map(({ name }) => name), ...errors],
  });
}

/**
 * The line that a test run ends with.
 *
 * @param {readonly Count[]} counts
 */
export function closingLine(counts) {
  const sum = (/** @type {(count: Count) => number} */ of) =>
    counts.reduce((total, count) => total + of(count), 0);
  const skipped = sum((count) => count.skipped);
  const line = `${sum((count) => count.passed)} passed, ${sum((count) => count.failures.length)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/**
 * A runner that ends badly without naming a failure, or that ran no test, is a failure of its own.
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
 * @param {any} suite
 * @param {readonly string[]} [above]
 * @returns {{ name: string, status: string }[]}
 */
function listTests(suite, above = []) {
  const titles = [...above, suite.title];
  return [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status }) => ({ name: [...titles, spec.title].join(' › '), status })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => listTests(inner, titles)),
  ];
}
