import { LOG_LEVELS } from './settings.mjs';

/** @typedef {import('./settings.mjs').LogLevel} LogLevel */

/**
 * What an event says in addition to its name. It must not contain secrets.
 *
 * @typedef {Readonly<Record<string, string | number | boolean | null>>} LogDetails
 */

/** @typedef {(level: LogLevel, event: string, details?: LogDetails) => void} Log */

/**
 * Makes the log: an event is one line of JSON with its time, level and name before its details. Events
 * below the least level are left out.
 *
 * @param {() => LogLevel} leastLevel
 * @param {(line: string) => void} [write]
 * @returns {Log}
 */
export function createLog(leastLevel, write = (line) => void process.stdout.write(line)) {
  return (level, event, details = {}) => {
    if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(leastLevel())) return;
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...details })}\n`);
  };
}
