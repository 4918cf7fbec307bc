/**
 * How a test ended, by the report of Vitest: `broken` is a failure that says nothing of what the test checks, e.g.
 * of a module that cannot be loaded.
 *
 * @typedef {{ readonly end: 'passed' | 'failed' | 'skipped' | 'broken' | 'absent', readonly detail: string }} Judgement
 */

/**
 * A run of Vitest, with its JSON report. A run over its time limit was ended, e.g. in an endless loop.
 *
 * @typedef {{ readonly code: number, readonly report: unknown, readonly isOverTime: boolean }} TestRun
 */

/** What Vitest puts a value of the row of a table for. */
const PLACEHOLDER = /%(?:\.\d+)?[sdifjo]|\$[\w.]+/;

/**
 * How the messages of failed assertions, also of those that are polled, of properties of fast-check and of time limits
 * begin: the report has the last with the words of the error from which Vitest takes the place.
 */
const EXPECTED =
  /^(?:AssertionError|Error: (?:expected |promise rejected |Property failed after|(?:Test|Hook) timed out|STACK_TRACE_ERROR))/;

/**
 * Judges how the test of a name ended. Several tests may have the words in their names, e.g. the rows of a table:
 * one that fails is enough.
 *
 * @param {string} name
 * @param {TestRun} run
 * @returns {Judgement}
 */
export function judgeTest(name, { code, report, isOverTime }) {
  if (isOverTime) return { end: 'failed', detail: 'the run did not end in time' };
  if (report === null) return { end: 'broken', detail: `no report, and code ${code}` };
  const files = listIn(report, 'testResults');
  const tests = files
    .flatMap((file) => listIn(file, 'assertionResults'))
    .filter((test) => isNamed(textIn(test, 'fullName'), name));
  const having = (/** @type {string} */ status) =>
    tests.filter((test) => fieldOf(test, 'status') === status);
  const failures = having('failed').flatMap((test) =>
    listIn(test, 'failureMessages').map((message) => withoutColours(String(message))),
  );
  const expected = failures.find((each) => EXPECTED.test(each));
  if (expected !== undefined) return { end: 'failed', detail: firstLine(expected) };
  const outside = files
    .filter((file) => fieldOf(file, 'status') === 'failed')
    .map((file) => withoutColours(textIn(file, 'message')));
  const [problem] = [...failures, ...outside];
  if (problem !== undefined) return { end: 'broken', detail: firstLine(problem) };
  if (having('passed').length > 0) {
    const detail = `the run ended with code ${code}`;
    return code === 0 ? { end: 'passed', detail: '' } : { end: 'broken', detail };
  }
  return { end: tests.length > 0 ? 'skipped' : 'absent', detail: '' };
}

/**
 * The texts of a name between its placeholders.
 *
 * @param {string} name
 */
export function textsAround(name) {
  return name.split(PLACEHOLDER);
}

/**
 * Whether a full name has the words of a name, in their order.
 *
 * @param {string} fullName
 * @param {string} name
 */
function isNamed(fullName, name) {
  let at = 0;
  return textsAround(name).every((text) => {
    const found = fullName.indexOf(text, at);
    at = found + text.length;
    return found !== -1;
  });
}

/** @param {string} text */
function withoutColours(text) {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\u001B\[[\d;]*m/g, '');
}

/** @param {string} text */
function firstLine(text) {
  return (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 200);
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
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : '';
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function fieldOf(value, name) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
