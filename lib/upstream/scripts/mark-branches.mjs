import { anyItem, asPipeline, asStatement, callStatement, quotedWord } from './nodes.mjs';
import { lineOf, literalText, patternSample, walk } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 * @typedef {import('@/lib/matrix/shell/model').ScriptFacts} ScriptFacts
 */

/** The command that reports that a branch was taken. */
export const BRANCH_COMMAND = 'km-branch';

/**
 * Marks each branch whose condition depends on something unknown, and gives the words it is compared with.
 *
 * @param {Node} script
 * @param {(tree: unknown) => ReadonlySet<string>} taintOf
 */
export function markBranches(script, taintOf) {
  /** @type {ScriptFacts['branches'][number][]} */
  const branches = [];
  /** @type {ScriptFacts['words'][number][]} */
  const words = [];
  /** @type {ScriptFacts['refusal']} */
  let refusal = null;
  let line = 1;
  const mark = (/** @type {ReadonlySet<string>} */ sources) => {
    branches.push({ line, sources: [...sources] });
    return callStatement(BRANCH_COMMAND, String(branches.length - 1));
  };
  const refuse = (/** @type {string} */ clause) => {
    refusal ??= { clause, line };
  };
  for (const { sample, pattern, sources } of comparedWords(script, taintOf))
    for (const source of sources) words.push({ source, word: sample, label: pattern });
  walk(script, (node) => {
    line = lineOf(node) ?? line;
    if (node.type === 'If') {
      const sources = unionOf(
        node['clauses'].map((/** @type {Node} */ { condition }) => taintOf(condition)),
      );
      if (sources.size === 0) return;
      for (const clause of node['clauses']) {
        clause.body.unshift(mark(sources));
      }
      node['elseBody'] = [mark(sources), ...(node['elseBody'] ?? [])];
    }
    if (node.type === 'Case') {
      const sources = taintOf(node['word']);
      if (sources.size === 0) return;
      const patterns = node['items'].flatMap((/** @type {Node} */ item) => item['patterns']);
      for (const item of node['items']) item.body.unshift(mark(sources));
      const isWhole = patterns.some(
        (/** @type {Node} */ pattern) => patternSample(pattern)?.pattern === '*',
      );
      if (!isWhole) node['items'].push(anyItem(mark(sources)));
    }
    if ((node.type === 'While' || node.type === 'Until') && isOutsideLoop(node, taintOf))
      refuse(`repeats commands on a condition that is decided only at run time`);
    if (
      node.type === 'CStyleFor' &&
      taintOf([node['init'], node['condition'], node['update']]).size > 0
    )
      refuse('counts to a number that is decided only at run time');
    if (
      node.type === 'Statement' &&
      node['operators'].some((/** @type {string} */ each) => each !== ';')
    )
      markOperators(node, { taintOf, mark });
  });
  return { branches, words, refusal };
}

/**
 * Marks what follows `&&` and `||`, where what is before depends on something unknown.
 *
 * @param {Node} node
 * @param {{ taintOf: (tree: unknown) => ReadonlySet<string>, mark: (sources: ReadonlySet<string>) => Node }} marking
 */
function markOperators(node, { taintOf, mark }) {
  /** @type {Node[]} */
  const [first, ...rest] = node['pipelines'];
  let sources = new Set(taintOf(first));
  if (isFixed(first)) sources = new Set();
  node['pipelines'] = [first];
  for (const [at, pipeline] of rest.entries()) {
    if (sources.size === 0 || node['operators'][at] === ';') node['pipelines'].push(pipeline);
    else {
      const body = [mark(sources), asStatement(pipeline)];
      node['pipelines'].push(asPipeline({ type: 'Group', body, redirections: [] }));
    }
    if (isFixed(pipeline)) continue;
    sources = new Set([...sources, ...taintOf(pipeline)]);
  }
}

/** Whether a pipeline succeeds with any values, e.g. an assignment or `echo`. */
function isFixed(/** @type {Node | undefined} */ pipeline) {
  const [command, ...others] = pipeline?.['commands'] ?? [];
  if (command?.type !== 'SimpleCommand' || others.length > 0) return false;
  if (command['name'] === null) {
    let hasSubstitution = false;
    walk(command['assignments'], (node) => {
      hasSubstitution ||= node.type === 'CommandSubstitution';
    });
    return !hasSubstitution;
  }
  return ['echo', 'printf', ':', 'true', 'false', 'exit', 'continue', 'break'].includes(
    literalText(command['name']) ?? '',
  );
}

function isOutsideLoop(
  /** @type {Node} */ node,
  /** @type {(tree: unknown) => ReadonlySet<string>} */ taintOf,
) {
  return taintOf(node['condition']).size > 0;
}

/** The words that something unknown is compared with: a text that matches, and the pattern as written. */
function comparedWords(
  /** @type {unknown} */ condition,
  /** @type {(tree: unknown) => ReadonlySet<string>} */ taintOf,
) {
  /** @type {{ sample: string, pattern: string, sources: ReadonlySet<string> }[]} */
  const found = [];
  const add = (/** @type {Node} */ side, /** @type {Node} */ other) => {
    const sources = taintOf(other);
    const sample = sources.size > 0 ? patternSample(side) : null;
    if (sample !== null && !['', '*'].includes(sample.pattern)) found.push({ ...sample, sources });
  };
  walk(condition, (node) => {
    if (node.type === 'CondBinary' && ['=', '==', '!='].includes(node['operator'])) {
      add(node['right'], node['left']);
      add(node['left'], node['right']);
    }
    if (node.type === 'Case')
      for (const { patterns } of node['items'])
        for (const pattern of patterns) add(pattern, node['word']);
    if (node.type !== 'SimpleCommand' || !['[', 'test'].includes(literalText(node['name']) ?? ''))
      return;
    for (const [at, arg] of node['args'].entries()) {
      if (!['=', '==', '!='].includes(literalText(arg) ?? '')) continue;
      add(node['args'][at + 1] ?? quotedWord(''), node['args'][at - 1] ?? quotedWord(''));
      add(node['args'][at - 1] ?? quotedWord(''), node['args'][at + 1] ?? quotedWord(''));
    }
  });
  return found;
}

function unionOf(/** @type {readonly ReadonlySet<string>[]} */ sets) {
  return new Set(sets.flatMap((set) => [...set]));
}
