import { classifyCommand } from './programs.mjs';
import { assignedBy, bareText, joinsArray, literalText, walk } from './syntax.mjs';

/**
 * @typedef {import('./syntax.mjs').Node} Node
 * @typedef {import('@/lib/matrix/shell/model').ScriptFacts} ScriptFacts
 */

/**
 * Finds the first thing in a script that the interpreter would not do as Bash does.
 *
 * @param {Node} script
 * @returns {ScriptFacts['refusal']}
 */
export function findRefusal(script) {
  const changesIfs = assignsIfs(script);
  /** @type {ScriptFacts['refusal']} */
  let found = null;
  let line = 1;
  const refuse = (/** @type {string} */ clause) => {
    found ??= { clause, line };
  };
  walk(script, (node) => {
    line = node.line ?? line;
    if (node.type === 'Statement' && node['background']) refuse('runs a program in the background');
    if (node.type === 'ProcessSubstitution' && node['direction'] === 'output')
      refuse('writes to a process');
    if (node.type === 'TildeExpansion') refuse('uses a home directory');
    if (node.type === 'PatternReplacement' && hasBareAmpersand(node['replacement']))
      refuse('replaces text by a text with “&”');
    if (node['operation']?.type === 'Indirection' || node['operation']?.type === 'VarNamePrefix')
      refuse('uses a variable whose name is computed');
    if (node['operation']?.type === 'Transform') refuse('uses a transformation of a variable');
    if (['$', '!', '-', '_', '0'].includes(node['parameter']) && node['operation'] === null)
      refuse(`reads “$${node['parameter']}”, which differs from run to run`);
    if (node.type === 'FunctionDef' && endsWithCondition(node))
      refuse(`has a function “${node['name']}” that may end with a failed condition`);
    const isText =
      node.type === 'Redirection' || node.type === 'CondBinary' || node.type === 'Case';
    if (changesIfs && isText && joinsArray(node.type === 'Case' ? node['word'] : node))
      refuse('joins an array in a way that is not followed');
    if (node.type === 'SimpleCommand') refuseCommand(node, refuse);
    if (node.type === 'For') for (const word of node['words'] ?? []) refuseWord(word, refuse);
  });
  return found;
}

function assignsIfs(/** @type {Node} */ script) {
  let isAssigned = false;
  walk(script, (node) => {
    if (node.type === 'SimpleCommand') isAssigned ||= assignedBy(node).includes('IFS');
  });
  return isAssigned;
}

function refuseCommand(
  /** @type {Node} */ command,
  /** @type {(clause: string) => void} */ refuse,
) {
  const name = literalText(command['name']);
  const args = command['args'].map(literalText);
  if (name !== null && classifyCommand(name, args) === 'unfollowed')
    refuse(`runs “${name}”, which is not followed`);
  if (['declare', 'local', 'typeset', 'readonly', 'export'].includes(name ?? '')) {
    const flags = args
      .filter((/** @type {string | null} */ arg) => /^[-+]/.test(arg ?? ''))
      .join('');
    if (/A/.test(flags)) refuse('uses an associative array');
    if (/[nluUcix]/.test(flags.replaceAll('-x', '')))
      refuse('declares a variable in a way that is not followed');
  }
  if (name === 'set') refuseSet(args, refuse);
  if (name === 'tr' && args.some((/** @type {string | null} */ arg) => arg?.includes('\\0')))
    refuse('replaces the character NUL');
  const isSplit = command['assignments'].some((/** @type {Node} */ each) => each['name'] === 'IFS');
  if (name === null && isSplit && command['assignments'].length > 1)
    refuse('assigns IFS together with other variables');
  for (const word of command['args']) refuseWord(word, refuse);
  for (const { array } of command['assignments'])
    for (const word of array ?? []) refuseWord(word, refuse);
}

function refuseSet(
  /** @type {(string | null)[]} */ args,
  /** @type {(clause: string) => void} */ refuse,
) {
  const text = args.join(' ');
  if (args.includes(null)) return;
  if (
    !/^(?:[-+](?:[euxE]+|[euxE]*o (?:pipefail|errexit|nounset|xtrace)) ?)*(?:-- ?.*)?$/.test(
      text,
    ) &&
    /^[-+]/.test(text)
  )
    refuse(`sets shell options (“set ${text}”) that are not followed`);
}

function refuseWord(/** @type {Node} */ word, /** @type {(clause: string) => void} */ refuse) {
  for (const part of word['parts']) {
    if (part.type === 'Glob' && /[*?]/.test(part['pattern']))
      refuse(`lists files by the pattern “${bareText(word)}”`);
  }
  if (/\{[^{}]*(,|\.\.)[^{}]*\}/.test(bareText(word)))
    refuse('uses braces in a way that is not followed');
}

function hasBareAmpersand(/** @type {Node | null} */ word) {
  return (
    word !== null &&
    word['parts'].some((/** @type {Node} */ part) =>
      part.type === 'Literal'
        ? part['value'].includes('&')
        : part.type !== 'SingleQuoted' && part.type !== 'Escaped' && part.type !== 'DoubleQuoted',
    )
  );
}

/** Bash ends a script when the last condition of a function fails; the interpreter continues. */
function endsWithCondition(/** @type {Node} */ { body }) {
  const last = body['body']?.at?.(-1);
  return last?.operators?.at(-1) === '&&';
}
