import { asPipeline, asStatement, quotedWord, simpleCommand } from './nodes.mjs';
import { joinsArray, literalText, walk } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 */

/**
 * Writes `condition && command` as `if`, where the result does not matter. Otherwise the interpreter ends a loop
 * with the result of the condition, or takes it for that of an assignment that follows.
 */
export function replaceConditions(/** @type {unknown} */ tree) {
  if (tree === null || typeof tree !== 'object') return;
  for (const [key, part] of Object.entries(tree)) {
    if (Array.isArray(part) && key !== 'condition') {
      for (const [at, each] of part.entries()) {
        if (each?.type === 'Statement') replaceCondition(each, at === part.length - 1);
      }
    }
    replaceConditions(part);
  }
}

function replaceCondition(/** @type {Node} */ node, /** @type {boolean} */ isLast) {
  const operators = node['operators'].join();
  const then = node['pipelines'].at(-1);
  const [last] = then['commands'];
  const name = last.type === 'SimpleCommand' ? literalText(last['name']) : null;
  const isJump = name === 'break' || name === 'continue';
  const isAnd = /^&&(,&&)*$/.test(operators);
  if (!(isAnd && (isJump || !isLast)) && !(operators === '||' && isJump)) return;
  const tested = {
    ...node,
    pipelines: node['pipelines'].slice(0, -1),
    operators: node['operators'].slice(0, -1),
  };
  if (!isAnd)
    tested.pipelines = tested.pipelines.map((/** @type {Node} */ each) => ({
      ...each,
      negated: !each['negated'],
    }));
  const clause = { condition: [tested], body: [asStatement(then)] };
  node['operators'] = [];
  node['pipelines'] = [
    asPipeline({
      type: 'If',
      clauses: [clause],
      elseBody: null,
      redirections: [],
      line: last.line,
    }),
  ];
}

/** Joins an array in an assignment by a command; the interpreter takes a blank for IFS otherwise. */
export function replaceJoins(/** @type {Node} */ script) {
  walk(script, (node) => {
    if (node.type !== 'Assignment' || node['value'] === null || !joinsArray(node['value'])) return;
    const print = simpleCommand('printf', [quotedWord('%s'), node['value']]);
    const body = { type: 'Script', statements: [asStatement(asPipeline(print))] };
    const parts = [{ type: 'CommandSubstitution', body, legacy: false }];
    node['value'] = { type: 'Word', parts: [{ type: 'DoubleQuoted', parts }] };
  });
}
