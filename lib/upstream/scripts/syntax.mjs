/**
 * What a script's syntax tree says, as far as following it needs. The tree is just-bash's; only what is read
 * here of it is described.
 *
 * @typedef {{ type: string, line?: number } & Record<string, any>} Node
 */

/** Visits a node and all nodes below it, outermost first. Stops below a node for which `visit` returns false. */
export function walk(
  /** @type {unknown} */ value,
  /** @type {(node: Node) => boolean | void} */ visit,
) {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (!isNode(value)) return;
  if (typeof value.type === 'string' && visit(value) === false) return;
  for (const part of Object.values(value)) if (typeof part === 'object') walk(part, visit);
}

/**
 * Whether a value is a node, or a part of one that has no type.
 *
 * @param {unknown} value
 * @returns {value is Node}
 */
export function isNode(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The text of a word without expansions; null if it has any. */
export function literalText(/** @type {Node | null | undefined} */ word) {
  if (word === null || word === undefined) return null;
  const texts = word['parts'].map(partText);
  return texts.includes(null) ? null : texts.join('');
}

/** @returns {string | null} */
function partText(/** @type {Node} */ part) {
  if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped')
    return part['value'];
  if (part.type === 'Glob') return /[*?]/.test(part['pattern']) ? null : part['pattern'];
  if (part.type !== 'DoubleQuoted') return null;
  const texts = part['parts'].map(partText);
  return texts.includes(null) ? null : texts.join('');
}

/** A text that a pattern matches, and the pattern itself; null if it has expansions or is no simple pattern. */
export function patternSample(/** @type {Node} */ word) {
  let sample = '';
  let pattern = '';
  for (const part of word['parts']) {
    const text = partText(part);
    if (text !== null && part.type !== 'Glob') {
      sample += text;
      pattern += text;
    } else if (part.type === 'Glob' && /^[*?]+$/.test(part['pattern'])) {
      sample += 'x';
      pattern += part['pattern'];
    } else return null;
  }
  return { sample, pattern };
}

/** The unquoted text of a word; expansions count as nothing. */
export function bareText(/** @type {Node} */ word) {
  return word['parts']
    .map((/** @type {Node} */ part) =>
      part.type === 'Literal' ? part['value'] : part.type === 'Glob' ? part['pattern'] : '',
    )
    .join('');
}

const ASSIGNING = new Set([
  'read',
  'mapfile',
  'readarray',
  'local',
  'declare',
  'typeset',
  'export',
  'readonly',
]);

/** The variables that a simple command assigns. */
export function assignedBy(/** @type {Node} */ command) {
  const names = command['assignments'].map((/** @type {Node} */ { name }) => bareName(name));
  const program = literalText(command['name']);
  const args = command['args'].map(leadingText);
  if (program !== null && ASSIGNING.has(program)) {
    for (const arg of args) {
      const name = /^([A-Za-z_]\w*)(?:\[.*\])?(?:\+?=|$)/.exec(arg)?.[1];
      if (name !== undefined) names.push(name);
    }
    if (program === 'read') names.push('REPLY');
    if (program === 'mapfile' || program === 'readarray') names.push('MAPFILE');
  }
  if (program === 'printf' && args[0] === '-v') names.push(args[1]);
  if (program === 'let') for (const arg of args) names.push(...(arg.match(/[A-Za-z_]\w*/g) ?? []));
  return names;
}

/** The text that a word starts with, up to its first expansion. */
function leadingText(/** @type {Node} */ word) {
  let text = '';
  for (const part of word['parts']) {
    const found = partText(part);
    if (found === null) break;
    text += found;
  }
  return text;
}

/** A variable's name without a subscript. */
export function bareName(/** @type {string} */ name) {
  return name.replace(/\[[^]*$/, '');
}

/** The placeholder in a script for an expression whose value is known only at run time. */
export const EXPRESSION = /km-expression-\d+-/g;

/** The variables, functions and expressions whose values a part of a script depends on. */
export function mentions(/** @type {unknown} */ tree) {
  /** @type {Set<string>} */
  const names = new Set();
  walk(tree, (node) => {
    if (node.type === 'ParameterExpansion') names.add(bareName(node['parameter']));
    if (node.type === 'ArithVariable') names.add(node['name']);
    if (node.type === 'ArithArrayElement') names.add(node['array']);
    if (node.type === 'ArithBracedExpansion') {
      for (const name of node['content'].match(/[A-Za-z_]\w*/g) ?? []) names.add(name);
    }
    const text = node['value'] ?? node['pattern'];
    if (typeof text === 'string') for (const name of text.match(EXPRESSION) ?? []) names.add(name);
    if (node['operation']?.array) names.add(bareName(node['operation'].array));
    if (node.type === 'CondUnary' && ['-v', '-R'].includes(node['operator'])) {
      const name = literalText(node['operand']);
      if (name !== null) names.add(bareName(name));
    }
    const program = node.type === 'SimpleCommand' ? literalText(node['name']) : null;
    if (program !== null) names.add(`${program}()`);
  });
  return names;
}

/** Puts values in the place of expressions, in all text of a script. Changes the tree. */
export function fillExpressions(
  /** @type {unknown} */ tree,
  /** @type {readonly string[]} */ values,
) {
  const fill = (/** @type {string} */ text) =>
    text.replace(
      EXPRESSION,
      (name) => values[Number(name.slice('km-expression-'.length, -1))] ?? '',
    );
  walk(tree, (node) => {
    if (typeof node['value'] === 'string') node['value'] = fill(node['value']);
    if (typeof node['pattern'] === 'string') node['pattern'] = fill(node['pattern']);
  });
}

/** The line on which a node starts; many have none, but what is in them has. */
export function lineOf(/** @type {Node} */ node) {
  /** @type {number | null} */
  let line = null;
  walk(node, (inner) => {
    line ??= inner.line ?? null;
    return line === null;
  });
  return line;
}

/** Whether a text joins the items of an array, by `*`. */
export function joinsArray(/** @type {unknown} */ tree) {
  let isJoining = false;
  walk(tree, (node) => {
    isJoining ||= node.type === 'ParameterExpansion' && /^\*$|\[\*\]$/.test(node['parameter']);
    return node.type !== 'CommandSubstitution';
  });
  return isJoining;
}
