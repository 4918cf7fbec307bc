import { randomUUID } from 'node:crypto';

/** The header that carries the id of a request; the log and problem documents have the same id. */
export const REQUEST_ID = 'x-request-id';

/** What proxies send: a UUID, or 32 hexadecimal digits. */
const ID = /^[\da-f]{8}(-?)[\da-f]{4}\1[\da-f]{4}\1[\da-f]{4}\1[\da-f]{12}$/i;

/**
 * The id of a request: that of a proxy or a client where it is well-formed, and otherwise a new one. No other
 * text of a client gets into the log and into responses this way.
 *
 * @param {string | readonly string[] | undefined} sent
 */
export function requestIdOf(sent) {
  return typeof sent === 'string' && ID.test(sent) ? sent : randomUUID();
}
