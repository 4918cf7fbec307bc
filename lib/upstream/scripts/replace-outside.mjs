import { quotedWord } from './nodes.mjs';
import { classifyCommand } from './programs.mjs';
import { assignedBy, bareName, EXPRESSION, literalText, mentions, walk } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 */

/** The command that replaces each program whose output is known only at run time. */
export const OUTSIDE_COMMAND = 'km-outside';

/** Variables that the shell sets itself and that a runner has another value for, or a new one in each run. */
const VOLATILE =
  /^(RANDOM|SRANDOM|SECONDS|EPOCH\w+|LINENO|BASHPID|BASH_\w+|BASHOPTS|SHELLOPTS|PPID|E?UID|HOST\w*|OSTYPE|MACHTYPE|PWD|OLDPWD|HOME|PATH|SHLVL|COLUMNS|LINES|USER|LANG|LC_\w+|TZ|TERM)$/;
const KNOWN = /^(BASH_REMATCH|PIPESTATUS|IFS|REPLY|MAPFILE|OPTARG|OPTIND|FUNCNAME|\d+|[@*#?]|)$/;

/** The variables that a script reads and nothing sets; those that the shell sets itself are renamed. */
export function renameOutside(/** @type {Node} */ script, /** @type {readonly string[]} */ given) {
  const assigned = new Set(given);
  walk(script, (node) => {
    if (node.type === 'SimpleCommand') for (const name of assignedBy(node)) assigned.add(name);
    if (node.type === 'For') assigned.add(node['variable']);
    if (node.type === 'ArithAssignment') assigned.add(node['variable']);
    if (
      node.type === 'ArithUnary' &&
      /\+\+|--/.test(node['operator']) &&
      node['operand'].type === 'ArithVariable'
    )
      assigned.add(node['operand'].name);
    if (node['operation']?.type === 'AssignDefault') assigned.add(bareName(node['parameter']));
  });
  /** @type {Set<string>} */
  const outside = new Set();
  for (const name of mentions(script)) {
    if (name.endsWith('()') || KNOWN.test(name) || name.match(EXPRESSION)) continue;
    if (VOLATILE.test(name) || !assigned.has(name)) outside.add(name);
  }
  walk(script, (node) => {
    const isRead = node.type === 'ParameterExpansion' && VOLATILE.test(node['parameter']);
    if (isRead) node['parameter'] = outsideName(node['parameter']);
    if (node.type === 'ArithVariable' && VOLATILE.test(node['name']))
      node['name'] = outsideName(node['name']);
  });
  return [...outside].map((name) => ({ name, variable: outsideName(name) }));
}

/** The variable that replaces an outside one. */
function outsideName(/** @type {string} */ name) {
  return VOLATILE.test(name) ? `KM_${name}` : name;
}

/** The functions of a script, by name, with their bodies. */
export function functionsOf(/** @type {Node} */ script) {
  /** @type {Map<string, Node>} */
  const functions = new Map();
  walk(script, (node) => {
    if (node.type === 'FunctionDef') functions.set(node['name'], node);
  });
  return functions;
}

/** Replaces programs whose output is known only at run time, and gives them in their order. */
export function replacePrograms(
  /** @type {Node} */ script,
  /** @type {ReadonlyMap<string, Node>} */ functions,
) {
  /** @type {{ name: string, line: number }[]} */
  const programs = [];
  walk(script, (node) => {
    if (node.type !== 'SimpleCommand' || node['name'] === null) return;
    const name = literalText(node['name']);
    if (name !== null && functions.has(name)) return;
    if (name === 'set') node['args'] = node['args'].map(withoutNounset);
    if (
      name === 'paste' &&
      !node['args'].some((/** @type {Node} */ arg) => !/^-./.test(literalText(arg) ?? ''))
    )
      node['args'].push(quotedWord('-'));
    const args = node['args'].map(literalText);
    if (name !== null && classifyCommand(name, args) === 'followed') return;
    const shown = name ?? 'a program whose name is computed';
    node['args'] = [quotedWord(String(programs.length)), ...node['args']];
    node['name'] = quotedWord(OUTSIDE_COMMAND);
    node['args'].length = Math.min(node['args'].length, 1);
    programs.push({ name: shown, line: node.line ?? 1 });
  });
  return programs;
}

/** Each variable that nothing sets is given a value, so the option has no effect but for a fault of the interpreter. */
function withoutNounset(/** @type {Node} */ arg) {
  const text = literalText(arg);
  if (text === 'nounset') return quotedWord('errexit');
  return text === null || !/^[-+][a-zA-Z]+$/.test(text) ? arg : quotedWord(text.replace('u', 'e'));
}
