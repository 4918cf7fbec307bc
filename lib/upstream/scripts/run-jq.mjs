import { createRequire } from 'node:module';

/** The most that the WebAssembly of jq may allocate, in pages of 64 KiB. */
const MAX_PAGES = 2048;

/** Options that only change how jq reads or writes, by their short letters. */
const LETTERS = /^-[cnsRrjSaM]+$/;
const LONG_OPTIONS = new Map([
  ['--compact-output', '-c'],
  ['--null-input', '-n'],
  ['--slurp', '-s'],
  ['--raw-input', '-R'],
  ['--raw-output', '-r'],
  ['--join-output', '-j'],
  ['--sort-keys', '-S'],
  ['--ascii-output', '-a'],
  ['--monochrome-output', '-M'],
  ['--tab', '--tab'],
]);

/** What a filter may not use, since the result would not be that of a runner. */
const OUTSIDE =
  /\b(now|input_filename|input_line_number|localtime|mktime|import|include\s+"|get_search_list|halt|halt_error|stderr|debug|input_line_number|\$__prog_args)\b/;

/** Text that jq is given at most; what it takes grows with it. */
const MAX_INPUT = 500_000;

/**
 * Results by what they are made of: a script is run in several worlds, which mostly call jq for the same.
 *
 * @typedef {{ stdout: string | null } | { failure: string, exitCode: number }} JqResult null if nothing is written
 * @type {Map<string, JqResult>}
 */
const results = new Map();
const MAX_RESULTS = 500;
const MAX_KEPT = 50_000;

limitMemory();
const jq = await createRequire(import.meta.url)('jq-web');

/**
 * Runs jq as the program on a runner does. `unsure` is set where the result may differ from it.
 *
 * @param {readonly string[]} args
 * @param {{ stdin: string, env: Record<string, string>, readFile: (path: string) => Promise<string> }} context
 * @returns {Promise<{ stdout: string, stderr: string, exitCode: number, unsure?: string }>}
 */
export async function runJq(args, context) {
  const read = await readArguments(args, context);
  if ('unsure' in read) return { stdout: '', stderr: '', exitCode: 2, unsure: read.unsure };
  const { filter, flags, input, isJoined, isStatus } = read;
  const written = evaluate(input, filter, flags);
  if ('failure' in written) {
    const { failure, exitCode } = written;
    return {
      stdout: '',
      stderr: `${failure}\n`,
      exitCode,
      unsure: 'calls “jq” in a way that fails',
    };
  }
  const exitCode = isStatus ? statusOf(input, filter, flags) : 0;
  const { stdout } = written;
  return { stdout: stdout === null ? '' : isJoined ? stdout : `${stdout}\n`, stderr: '', exitCode };
}

/**
 * The exit code of `--exit-status`, which depends on the last result.
 *
 * @param {string} input
 * @param {string} filter
 * @param {readonly string[]} flags
 */
function statusOf(input, filter, flags) {
  const plain = flags.filter((flag) => flag !== '-r' && flag !== '-j');
  const written = evaluate(input, filter, [...plain, '-c']);
  if ('failure' in written || written.stdout === null) return 4;
  const last = written.stdout.split('\n').at(-1);
  return last === 'null' || last === 'false' ? 1 : 0;
}

/**
 * @param {string} input
 * @param {string} filter
 * @param {readonly string[]} flags
 * @returns {JqResult}
 */
function evaluate(input, filter, flags) {
  const key = JSON.stringify([input, filter, flags]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const result = call(input, filter, flags);
  if (results.size >= MAX_RESULTS) results.clear();
  if (key.length <= MAX_KEPT) results.set(key, result);
  return result;
}

/**
 * @param {string} input
 * @param {string} filter
 * @param {readonly string[]} flags
 * @returns {JqResult}
 */
function call(input, filter, flags) {
  const { warn } = console;
  // What jq warns of goes to the script's own error output, not to the log of the site.
  // oxlint-disable-next-line no-console
  console.warn = () => {};
  try {
    return { stdout: jq.raw(input, filter, [...flags]) ?? null };
  } catch (error) {
    /** @type {{ stderr?: unknown, exitCode?: unknown }} */
    const { stderr = '', exitCode = 5 } = Object.assign({}, error);
    return { failure: String(stderr), exitCode: Number(exitCode) };
  } finally {
    // oxlint-disable-next-line no-console
    console.warn = warn;
  }
}

/**
 * @param {readonly string[]} args
 * @param {Parameters<typeof runJq>[1]} context
 */
async function readArguments(args, { stdin, env, readFile }) {
  const rest = [...args];
  /** @type {string[]} */
  const flags = [];
  /** @type {string[]} */
  const files = [];
  /** @type {unknown[]} */
  const positional = [];
  /** @type {string | null} */
  let filter = null;
  /** @type {'--args' | '--jsonargs' | null} */
  let takes = null;
  let isStatus = false;
  let areOptionsOver = false;
  // A later option may name a file whose text an earlier one needs.
  /* oxlint-disable no-await-in-loop */
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const isOption = !areOptionsOver && /^-./.test(arg);
    if (isOption && arg === '--') areOptionsOver = true;
    else if (isOption && (arg === '--args' || arg === '--jsonargs')) takes = arg;
    else if (isOption && (arg === '--arg' || arg === '--argjson')) {
      flags.push(arg, rest.shift() ?? '', rest.shift() ?? '');
    } else if (isOption && arg === '--rawfile') {
      flags.push('--arg', rest.shift() ?? '', await readFile(rest.shift() ?? ''));
    } else if (isOption && arg === '--slurpfile') {
      const name = rest.shift() ?? '';
      const list = evaluate(await readFile(rest.shift() ?? ''), '.', ['-s', '-c']);
      if ('failure' in list) return { unsure: 'calls “jq --slurpfile” on text that is not JSON' };
      flags.push('--argjson', name, list.stdout ?? '[]');
    } else if (isOption && arg === '--indent') flags.push(arg, rest.shift() ?? '');
    else if (isOption && arg === '--exit-status') isStatus = true;
    else if (isOption && LONG_OPTIONS.has(arg)) flags.push(LONG_OPTIONS.get(arg) ?? '');
    else if (isOption && LETTERS.test(arg.replaceAll('e', ''))) {
      isStatus ||= arg.includes('e');
      flags.push(...Array.from(arg.slice(1).replaceAll('e', ''), (letter) => `-${letter}`));
    } else if (isOption && arg === '-e') isStatus = true;
    else if (isOption) return { unsure: `calls “jq” with the option “${arg}”` };
    else if (filter === null) filter = arg;
    else if (takes === '--jsonargs') positional.push(JSON.parse(arg));
    else if (takes === '--args') positional.push(arg);
    else files.push(arg);
  }
  /* oxlint-enable no-await-in-loop */
  const program = filter ?? '.';
  const outside = OUTSIDE.exec(program)?.[1];
  if (outside !== undefined) return { unsure: `calls “jq” with “${outside}”` };
  const texts = await Promise.all(files.map(readFile));
  const input = files.length === 0 ? stdin : texts.join('');
  if (input.length + flags.join('').length > MAX_INPUT)
    return { unsure: 'gives “jq” too much text' };
  return {
    filter: withContext(program, { positional, env, flags }),
    flags,
    input,
    isJoined: flags.includes('-j'),
    isStatus,
  };
}

/**
 * Gives a filter its positional arguments and its environment, which the program would take from its process.
 *
 * @param {string} filter
 * @param {{ positional: readonly unknown[], env: Record<string, string>, flags: readonly string[] }} context
 */
function withContext(filter, { positional, env, flags }) {
  const named = namedArguments(flags);
  const isArgs = /\$ARGS\b/.test(filter);
  const isEnv = /\$ENV\b|\benv\b/.test(filter);
  return [
    isArgs ? `${literal({ positional, named })} as $ARGS | ` : '',
    isEnv ? `${literal(env)} as $ENV | def env: $ENV; ` : '',
    filter,
  ].join('');
}

function namedArguments(/** @type {readonly string[]} */ flags) {
  /** @type {Record<string, unknown>} */
  const named = {};
  for (const [at, flag] of flags.entries()) {
    const value = flags[at + 2] ?? 'null';
    if (flag === '--arg') named[flags[at + 1] ?? ''] = value;
    if (flag === '--argjson') named[flags[at + 1] ?? ''] = JSON.parse(value);
  }
  return named;
}

/** Writes a value as a filter; in a filter `\(` would start an interpolation, which JSON never contains. */
function literal(/** @type {unknown} */ value) {
  return JSON.stringify(value);
}

/** Emscripten grows the memory of jq on demand; beyond the limit its allocation fails. */
function limitMemory() {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its object below
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function growWithin(/** @type {number} */ pages) {
    if (this.buffer.byteLength / 65_536 + pages > MAX_PAGES)
      throw new RangeError('Too much memory');
    return grow.call(this, pages);
  };
}
