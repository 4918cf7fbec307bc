import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** An expected reason to stop. Its message is the sentence for the person at the terminal. */
export class Refusal extends Error {}

/** A signal arrived while a command was running. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.signal = signal;
  }
}

/** @type {readonly NodeJS.Signals[]} */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const PARENT = process.ppid;
const isWindows = process.platform === 'win32';

/**
 * Runs a script's work and turns how it ends into the exit code: a refusal is one sentence and 1, a
 * signal is 128 and its number.
 *
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (error instanceof Interrupted) process.exitCode = exitCodeOf(null, error.signal);
    else if (error instanceof Refusal) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}

/**
 * Runs a command to its end in its own process group, so that stopping it, or its time limit, also ends its
 * children.
 *
 * With `isQuiet` its output is collected instead of shown.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined>, isQuiet?: boolean, limitMs?: number, onStart?: (pid: number) => void }} options
 * @returns {Promise<{ code: number, output: string, isOverTime: boolean }>}
 */
export async function run(command, args, { cwd, env = {}, isQuiet = false, limitMs, onStart }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'],
    detached: !isWindows,
    shell: isWindows && !command.endsWith('.exe'),
  });

  if (child.pid) onStart?.(child.pid);

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }

  let isOverTime = false;
  const limit =
    limitMs &&
    setTimeout(() => {
      isOverTime = true;
      stopGroup(child, 'SIGKILL');
    }, limitMs);

  /** @type {NodeJS.Signals | null} */
  let stoppedBy = null;
  const forget = onStopping((signal) => {
    stoppedBy = signal;
    stopGroup(child, signal);
  });

  try {
    const { code, error } = await ended(child);
    if (stoppedBy) throw new Interrupted(stoppedBy);
    return { code, output: error ? `${output}${error.message}\n` : output, isOverTime };
  } finally {
    clearTimeout(limit);
    forget();
    stopGroup(child, 'SIGKILL');
  }
}

/**
 * Runs a server in the foreground: signals are passed on to it, and its exit code becomes ours.
 *
 * `whenUp` is called immediately with a signal that aborts when the server ends.
 *
 * @param {readonly string[]} args of Node: its flags, a script, and what the script is given
 * @param {{ cwd: string, env?: Readonly<Record<string, string>>, whenUp?: (ended: AbortSignal) => Promise<void> }} options
 * @returns {Promise<number>}
 */
export async function serve(args, { cwd, env = {}, whenUp }) {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: 'inherit',
  });
  const gone = new AbortController();
  const forget = onStopping((signal) => child.kill(signal));
  try {
    const end = ended(child);
    const up = whenUp?.(gone.signal);
    const { code, error } = await end;
    gone.abort();
    await up;
    if (error) throw new Refusal(`The server could not be started: ${error.message}`);
    return code;
  } finally {
    forget();
  }
}

/**
 * Runs npm with the same npm that runs us, wherever it is installed.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function runNpm(args, options) {
  const npm = process.env['npm_execpath'];
  return npm?.endsWith('npm-cli.js')
    ? run(process.execPath, [npm, ...args], options)
    : run('npm', args, options);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, error?: Error }>}
 */
function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error }));
    child.once('close', (code, signal) => resolve({ code: exitCodeOf(code, signal) }));
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 1);
}

/**
 * Calls `stop` on a signal to end.
 *
 * npm runs us through a shell that keeps the signal it is sent to itself, so when npm started us the
 * end of that shell means the same.
 *
 * @param {(signal: NodeJS.Signals) => void} stop
 */
function onStopping(stop) {
  for (const signal of STOPPING) process.on(signal, stop);
  const watch =
    process.env['npm_lifecycle_event'] &&
    setInterval(() => {
      if (process.ppid === PARENT) return;
      clearInterval(watch);
      stop('SIGTERM');
    }, 250);
  return () => {
    clearInterval(watch);
    for (const signal of STOPPING) process.off(signal, stop);
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function stopGroup(child, signal) {
  if (!child.pid) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}
