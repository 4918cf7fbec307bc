import { OUTSIDE_COMMAND } from './replace-outside.mjs';
import { assignedBy, bareName, EXPRESSION, literalText, mentions, walk } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 */

/**
 * Finds what each variable and function depends on of what is unknown, following assignments and arguments.
 *
 * @param {Node} script
 * @param {{ unknown: readonly string[], variables: readonly { name: string, variable: string }[], functions: ReadonlyMap<string, Node> }} context
 * @returns {(tree: unknown) => ReadonlySet<string>}
 */
export function spreadTaint(script, { unknown, variables, functions }) {
  /** @type {Map<string, Set<string>>} */
  const taint = new Map();
  for (const { variable, name } of variables) taint.set(variable, new Set([name]));
  for (const name of unknown) taint.set(name, new Set([name]));
  for (const name of mentions(script)) if (name.match(EXPRESSION)) taint.set(name, new Set([name]));
  const of = (/** @type {unknown} */ tree) => {
    /** @type {Set<string>} */
    const found = new Set();
    for (const name of mentions(tree))
      for (const source of taint.get(name) ?? []) found.add(source);
    walk(tree, (node) => {
      if (node.type === 'SimpleCommand' && literalText(node['name']) === OUTSIDE_COMMAND)
        found.add(`program:${literalText(node['args'][0])}`);
    });
    return found;
  };
  let isChanging = true;
  const add = (/** @type {string} */ name, /** @type {ReadonlySet<string>} */ sources) => {
    const known = taint.get(name) ?? new Set();
    for (const source of sources) {
      if (known.has(source)) continue;
      known.add(source);
      isChanging = true;
    }
    taint.set(name, known);
  };
  while (isChanging) {
    isChanging = false;
    for (const [name, node] of functions) add(`${name}()`, of(node['body']));
    walk(script, (node) => {
      if (node.type === 'Pipeline') {
        const sources = of(node);
        for (const command of node['commands']) {
          if (node['commands'].length > 1 || command.type === 'While' || command.type === 'Until')
            walk(command, (inner) => {
              const program = inner.type === 'SimpleCommand' ? literalText(inner['name']) : null;
              if (['read', 'mapfile', 'readarray'].includes(program ?? ''))
                for (const name of assignedBy(inner)) add(name, sources);
            });
        }
      }
      if (node.type === 'For' && node['words'] !== null) add(node['variable'], of(node['words']));
      if (node.type === 'ArithAssignment') add(node['variable'], of(node['value']));
      if (node.type !== 'SimpleCommand') return;
      const program = literalText(node['name']);
      for (const { name, value, array } of node['assignments'])
        add(bareName(name), of([value, array]));
      if (program === null) return;
      const sources = of([node['args'], node['redirections'], node['assignments']]);
      if (functions.has(program))
        for (const name of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '@', '*'])
          add(name, sources);
      else for (const name of assignedBy(node)) add(name, sources);
    });
  }
  return of;
}
