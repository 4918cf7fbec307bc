import { findRefusal } from './find-refusal.mjs';
import { markBranches } from './mark-branches.mjs';
import { functionsOf, renameOutside, replacePrograms } from './replace-outside.mjs';
import { replaceConditions, replaceJoins } from './rewrite-script.mjs';
import { spreadTaint } from './spread-taint.mjs';
import { isNode, mentions } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 * @typedef {import('@/lib/matrix/shell/model').ScriptFacts} ScriptFacts
 * @typedef {import('@/lib/matrix/shell/model').GivenVariables} GivenVariables
 */

/**
 * Prepares a script to be followed: replaces programs whose output is known only at run time, marks the
 * branches whose conditions depend on something unknown, and says what the script depends on. Changes the
 * tree.
 *
 * @param {Node} script
 * @param {GivenVariables} given
 * @returns {ScriptFacts}
 */
export function prepareScript(script, given) {
  countLines(script, 0, 1);
  const refusal = findRefusal(script);
  if (refusal !== null) return { refusal, variables: [], programs: [], branches: [], words: [] };
  if (!mentions(script).has('?')) replaceConditions(script);
  replaceJoins(script);
  const variables = renameOutside(script, [...given.known, ...given.unknown]);
  const functions = functionsOf(script);
  const programs = replacePrograms(script, functions);
  const taint = spreadTaint(script, { unknown: given.unknown, variables, functions });
  const { branches, words, refusal: loop } = markBranches(script, taint);
  return { refusal: loop, variables, programs, branches, words };
}

/** Counts all lines from the start of the script; those of a substitution count from its own. */
function countLines(
  /** @type {unknown} */ tree,
  /** @type {number} */ before,
  /** @type {number} */ outer,
) {
  if (Array.isArray(tree)) for (const item of tree) countLines(item, before, outer);
  if (!isNode(tree)) return;
  const node = tree;
  if (typeof node.line === 'number') node.line += before;
  const line = node.line ?? outer;
  const isNested = node.type === 'CommandSubstitution' || node.type === 'ProcessSubstitution';
  for (const part of Object.values(node)) countLines(part, isNested ? line - 1 : before, line);
}
