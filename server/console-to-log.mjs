import { format } from 'node:util';

/**
 * Turns what the framework prints into events of the log, so that every line has the same fields.
 *
 * @param {import('./shared/log.mjs').Log} log
 */
export function sendConsoleTo(log) {
  /** @param {import('./shared/settings.mjs').LogLevel} level */
  const printAs =
    (level) =>
    /** @param {readonly unknown[]} words */
    (...words) =>
      log(level, 'console', { detail: format(...words) });
  Object.assign(console, {
    error: printAs('error'),
    warn: printAs('warn'),
    log: printAs('info'),
    info: printAs('info'),
    debug: printAs('debug'),
  });
}

/**
 * Turns warnings of Node, which it would print as plain lines, into events of the log.
 *
 * @param {import('./shared/log.mjs').Log} log
 */
export function sendWarningsTo(log) {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) =>
    log('warn', 'warning', { detail: `${name}: ${message}` }),
  );
}
