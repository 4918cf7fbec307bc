import { Bash, defineCommand } from 'just-bash/browser';

import { BRANCH_COMMAND } from './mark-branches.mjs';
import { prepareScript } from './prepare-script.mjs';
import { GIVEN_PROGRAMS, sortLines } from './programs.mjs';
import { OUTSIDE_COMMAND } from './replace-outside.mjs';
import { runJq } from './run-jq.mjs';
import { COMMAND_FILES, REPOSITORY, SandboxFiles } from './sandbox-files.mjs';
import { fillExpressions } from './syntax.mjs';

/**
 * @typedef {import('@/lib/matrix/shell/model').ScriptFacts} ScriptFacts
 * @typedef {import('@/lib/matrix/shell/model').GivenVariables} GivenVariables
 * @typedef {import('@/lib/matrix/shell/model').ScriptRun} ScriptRun
 * @typedef {import('@/lib/matrix/shell/model').World} World
 */

const LIMITS = {
  maxSourceBytes: 200_000,
  maxCommandCount: 6000,
  maxLoopIterations: 6000,
  maxCallDepth: 50,
  maxSubstitutionDepth: 20,
  maxStringLength: 2_000_000,
  maxArrayElements: 20_000,
  maxOutputSize: 4_000_000,
  maxLiveBytes: 64_000_000,
  maxBraceExpansionResults: 2000,
  maxHeredocSize: 200_000,
  maxWorkUnits: 1_000_000,
};

/** The exit code of the interpreter where a limit stops it. */
const TOO_MUCH = 126;

/** Calls of jq in one run; each takes about a millisecond. */
const MAX_JQ_CALLS = 1000;

/**
 * Says what a script depends on, without running it.
 *
 * @param {string} text
 * @param {GivenVariables} given
 * @returns {Promise<ScriptFacts>}
 */
export async function inspectScript(text, given) {
  /** @type {ScriptFacts | null} */
  let facts = null;
  const bash = new Bash({
    env: {},
    commands: [],
    executionLimits: { ...LIMITS, maxCommandCount: 1 },
  });
  bash.registerTransformPlugin({
    name: 'inspect',
    transform: ({ ast }) => {
      facts = prepareScript(ast, withFiles(given));
      return { ast: { ...ast, statements: [] } };
    },
  });
  const { stderr } = await bash.exec(text, { rawScript: true });
  const line = Number(/at (\d+):/.exec(stderr)?.[1] ?? 1);
  const clause = 'cannot be read as a script of Bash';
  return (
    facts ?? { refusal: { clause, line }, variables: [], programs: [], branches: [], words: [] }
  );
}

/**
 * Follows a script in one world: with these values for what is unknown. Nothing outside of memory is reached.
 *
 * @param {string} text
 * @param {World} world
 * @returns {Promise<ScriptRun>}
 */
export async function runScript(text, { environment, expressions, programs, given, options }) {
  const files = new SandboxFiles();
  /** @type {Set<number>} */
  const branches = new Set();
  /** @type {string[]} */
  const unsure = [];
  let jqCalls = 0;
  const commands = [
    defineCommand('jq', async (args, context) => {
      jqCalls += 1;
      if (jqCalls > MAX_JQ_CALLS) unsure.push('calls “jq” too often');
      if (jqCalls > MAX_JQ_CALLS) return { stdout: '', stderr: '', exitCode: 2 };
      const readFile = async (/** @type {string} */ path) => {
        const whole = context.fs.resolvePath(context.cwd, path);
        return whole === '/dev/stdin' ? decode(context.stdin) : context.fs.readFile(whole);
      };
      const env = context.exportedEnv ?? {};
      const { unsure: why, ...result } = await runJq(args, {
        stdin: decode(context.stdin),
        env,
        readFile,
      });
      if (why !== undefined) unsure.push(why);
      return result;
    }),
    defineCommand('sort', async (args, context) => {
      const stdout = sortLines(args, decode(context.stdin));
      if (stdout === null) unsure.push(`calls “sort ${args.join(' ')}”`);
      return { stdout: stdout ?? '', stderr: '', exitCode: 0 };
    }),
    defineCommand(OUTSIDE_COMMAND, async ([index = '0']) => {
      const { output, exitCode } = programs[Number(index)] ?? { output: '', exitCode: 0 };
      return { stdout: output === '' ? '' : `${output}\n`, stderr: '', exitCode };
    }),
    defineCommand(BRANCH_COMMAND, async ([index = '0']) => {
      branches.add(Number(index));
      return { stdout: '', stderr: '', exitCode: 0 };
    }),
  ];
  const bash = new Bash({
    fs: files,
    cwd: REPOSITORY,
    env: { ...environment, ...COMMAND_FILES },
    commands: GIVEN_PROGRAMS,
    customCommands: commands,
    executionLimits: LIMITS,
  });
  bash.registerTransformPlugin({
    name: 'prepare',
    transform: ({ ast }) => {
      prepareScript(ast, withFiles(given));
      fillExpressions(ast, expressions);
      return { ast };
    },
  });
  const { exitCode, stdout, stderr } = await bash.exec(`set ${options}\n${text}`, {
    rawScript: true,
  });
  const [missed] = files.missed;
  if (missed !== undefined) unsure.unshift(`reads the file “${missed}”`);
  if (exitCode === TOO_MUCH || /executionLimits/.test(stderr))
    unsure.push('does too much to be followed');
  return {
    exitCode,
    stdout,
    output: await new SandboxReader(files).read(COMMAND_FILES.GITHUB_OUTPUT),
    branches: [...branches],
    unsure,
  };
}

function withFiles(/** @type {GivenVariables} */ { known, unknown }) {
  return { known: [...known, ...Object.keys(COMMAND_FILES)], unknown };
}

/** Reads a file after a run, without that look being counted. */
class SandboxReader {
  constructor(/** @type {SandboxFiles} */ files) {
    this.files = files;
  }

  async read(/** @type {string} */ path) {
    return (await this.files.exists(path)) ? this.files.readFile(path) : '';
  }
}

/** Reads what a pipe carries: a string of bytes, which the types of just-bash keep apart from text. */
function decode(/** @type {unknown} */ bytes) {
  return Buffer.from(String(bytes), 'latin1').toString('utf8');
}
