/**
 * @template Value
 * @typedef {{ readonly ok: true, readonly value: Value } | { readonly ok: false, readonly failure: string }} Parsed
 */

/** @typedef {{ readonly host: string, readonly port: number }} Address */

/** @typedef {(typeof LOG_LEVELS)[number]} LogLevel */

/** @typedef {Readonly<Record<string, string | undefined>>} Settings */

/** How much is logged, the least first. */
export const LOG_LEVELS = /** @type {const} */ (['error', 'warn', 'info', 'debug']);

/** The values of settings that are not given. */
export const DEFAULTS = /** @type {const} */ ({
  PORT: '3000',
  HOSTNAME: '127.0.0.1',
  LOG_LEVEL: 'info',
});

/**
 * Reads where to listen. A setting that is empty counts as not given; the failure has one sentence for
 * each that cannot be used.
 *
 * @param {Settings} settings
 * @param {string} [defaultHost]
 * @returns {Parsed<Address>}
 */
export function readAddress({ PORT, HOSTNAME }, defaultHost = DEFAULTS.HOSTNAME) {
  const port = parsePort(PORT || DEFAULTS.PORT);
  const host = parseHost(HOSTNAME || defaultHost);
  if (port.ok && host.ok) return { ok: true, value: { host: host.value, port: port.value } };
  const sentences = [
    ...(port.ok ? [] : [`PORT is “${PORT}”, but it ${port.failure}.`]),
    ...(host.ok ? [] : [`HOSTNAME is “${HOSTNAME}”, but it ${host.failure}.`]),
  ];
  return { ok: false, failure: sentences.join('\n') };
}

/**
 * Reads how much is logged. A level that cannot be used stops the site later, with a sentence; until then the
 * default applies.
 *
 * @param {Settings} settings
 * @returns {LogLevel}
 */
export function readLogLevel({ LOG_LEVEL }) {
  const level = parseLogLevel(LOG_LEVEL || DEFAULTS.LOG_LEVEL);
  return level.ok ? level.value : DEFAULTS.LOG_LEVEL;
}

/**
 * Reads a port to listen on.
 *
 * @param {string} text
 * @returns {Parsed<number>}
 */
export function parsePort(text) {
  const port = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535
    ? { ok: true, value: port }
    : { ok: false, failure: 'must be a whole number from 1 to 65535' };
}

/**
 * Reads a host to listen on; without the brackets of an IPv6 address.
 *
 * @param {string} text
 * @returns {Parsed<string>}
 */
export function parseHost(text) {
  return /^[\w.:[\]-]+$/.test(text)
    ? { ok: true, value: text.replace(/^\[(.*)\]$/, '$1') }
    : { ok: false, failure: 'must be a host name or an IP address, for example 127.0.0.1' };
}

/**
 * Reads the name of a level.
 *
 * @param {string} text
 * @returns {Parsed<LogLevel>}
 */
export function parseLogLevel(text) {
  const level = LOG_LEVELS.find((each) => each === text);
  return level === undefined
    ? { ok: false, failure: `must be one of ${LOG_LEVELS.join(', ')}` }
    : { ok: true, value: level };
}
