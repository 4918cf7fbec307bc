/** @typedef {import('just-bash/browser').CommandName} CommandName */

/**
 * The arguments with which a program of the interpreter writes what the real one writes; others are not followed.
 *
 * @type {Map<CommandName, RegExp>}
 */
const TEXT_PROGRAMS = new Map([
  ['base64', /^(-d|--decode|-w ?0)?$/],
  ['basename', /^$/],
  ['cat', /^-?$/],
  ['cut', /^(-[dfc](.*)|--(delimiter|fields|characters)=.*)?$/],
  ['dirname', /^$/],
  ['egrep', /^(-[qvciFoxEe]+)?$/],
  ['fgrep', /^(-[qvcixo]+)?$/],
  ['grep', /^(-[qvciFoxEe]+)?$/],
  ['head', /^(-n|-\d+|-n\d+|-c)?$/],
  ['paste', /^(-|-s|-d.*|-sd.*)?$/],
  ['rev', /^$/],
  ['sed', /^(-[nEre]+)?$/],
  ['seq', /^(-\d+|-s.*)?$/],
  ['tac', /^$/],
  ['tail', /^(-n|-\d+|-n\d+|\+\d+)?$/],
  ['tee', /^(-a)?$/],
  ['tr', /^(-[dsc]+)?$/],
  ['uniq', /^(-[du])?$/],
  ['wc', /^(-[lwc])?$/],
]);

/** Commands of the shell that are followed. */
const BUILTINS = new Set([
  ':',
  '[',
  'break',
  'continue',
  'declare',
  'echo',
  'exit',
  'export',
  'false',
  'let',
  'local',
  'mapfile',
  'printf',
  'read',
  'readarray',
  'readonly',
  'return',
  'set',
  'shift',
  'test',
  'true',
  'typeset',
  'unset',
]);

/** Commands that change how the rest of a script runs, or run text as a script. */
const UNFOLLOWED = new Set([
  '.',
  'alias',
  'builtin',
  'coproc',
  'enable',
  'eval',
  'exec',
  'getopts',
  'pushd',
  'popd',
  'shopt',
  'source',
  'trap',
]);

/**
 * Programs of the interpreter that change files, and need no check of their arguments.
 *
 * @type {CommandName[]}
 */
const FILE_PROGRAMS = ['cp', 'mkdir', 'mv', 'rm', 'touch'];

/**
 * The programs that the interpreter is given; it has no others.
 *
 * @type {CommandName[]}
 */
export const GIVEN_PROGRAMS = [
  ...TEXT_PROGRAMS.keys(),
  ...FILE_PROGRAMS,
  'echo',
  'false',
  'printf',
  'true',
];

/**
 * Decides what becomes of a command: it is followed, it is a program whose output is known only at run time,
 * or the script cannot be followed at all.
 *
 * @param {string} name
 * @param {readonly (string | null)[]} args null where an argument has expansions
 * @returns {'followed' | 'outside' | 'unfollowed'}
 */
export function classifyCommand(name, args) {
  if (UNFOLLOWED.has(name)) return 'unfollowed';
  /** @type {readonly string[]} */
  const filePrograms = FILE_PROGRAMS;
  if (BUILTINS.has(name) || name === 'jq' || name === 'sort' || filePrograms.includes(name))
    return 'followed';
  /** @type {ReadonlyMap<string, RegExp>} */
  const textPrograms = TEXT_PROGRAMS;
  const allowed = textPrograms.get(name);
  if (allowed === undefined) return 'outside';
  const options = args.filter((arg) => arg !== null && /^[-+]./.test(arg));
  return options.every((option) => allowed.test(option ?? '')) ? 'followed' : 'outside';
}

/**
 * Sorts lines as `sort` does where texts are compared byte by byte, which runners do. Null for options other
 * than -u, -r and -n.
 *
 * @param {readonly string[]} args
 * @param {string} input
 */
export function sortLines(args, input) {
  if (!args.every((arg) => /^-[urn]+$/.test(arg))) return null;
  const letters = args.join('');
  const lines = input.replace(/\n$/, '').split('\n');
  const sorted = input === '' ? [] : lines.toSorted(letters.includes('n') ? byNumber : byBytes);
  const unique = letters.includes('u')
    ? sorted.filter(
        (line, at) => at === 0 || compareKeys(letters, line, sorted[at - 1] ?? '') !== 0,
      )
    : sorted;
  const ordered = letters.includes('r') ? unique.toReversed() : unique;
  return ordered.map((line) => `${line}\n`).join('');
}

function compareKeys(
  /** @type {string} */ letters,
  /** @type {string} */ a,
  /** @type {string} */ b,
) {
  return letters.includes('n') ? numberOf(a) - numberOf(b) : byBytes(a, b);
}

function byBytes(/** @type {string} */ a, /** @type {string} */ b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function byNumber(/** @type {string} */ a, /** @type {string} */ b) {
  return numberOf(a) - numberOf(b) || byBytes(a, b);
}

function numberOf(/** @type {string} */ line) {
  return Number(/^\s*(-?\d*\.?\d+)/.exec(line)?.[1] ?? 0);
}
