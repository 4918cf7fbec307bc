/**
 * @typedef {import('./syntax.mjs').Node} Node
 */

/** A pipeline of one command. */
export function asPipeline(/** @type {Node} */ only) {
  return { type: 'Pipeline', commands: [only], negated: false };
}

/** A command with its arguments. */
export function simpleCommand(/** @type {string} */ name, /** @type {Node[]} */ args) {
  return { type: 'SimpleCommand', name: quotedWord(name), args, assignments: [], redirections: [] };
}

/** A statement of one pipeline. */
export function asStatement(/** @type {Node} */ pipeline) {
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false };
}

/** A word that expands to this text. */
export function quotedWord(/** @type {string} */ value) {
  return { type: 'Word', parts: [{ type: 'SingleQuoted', value }] };
}

/** A statement that calls a command with one argument. */
export function callStatement(/** @type {string} */ name, /** @type {string} */ argument) {
  return asStatement(asPipeline(simpleCommand(name, [quotedWord(argument)])));
}

/** What a case does with any other word. */
export function anyItem(/** @type {Node} */ body) {
  const any = { type: 'Word', parts: [{ type: 'Glob', pattern: '*' }] };
  return { type: 'CaseItem', patterns: [any], body: [body], terminator: ';;' };
}
