import { randomUUID } from 'node:crypto';

/** The header that carries the id of a request; the log and problem documents have the same id. */
export const REQUEST_ID = 'x-request-id';

/** What proxies send: a UUID, or 32 hexadecimal digits. */
const ID = /^[\da-f]{8}(-?)[\da-f]{4}\1[\da-f]{4}\1[\da-f]{4}\1[\da-f]{12}$/i;

/**
 * The id of a request: the one that a proxy or a client gave it, where it has the form of one, and otherwise a new
 * one. Nothing else that a client sends gets into the log and into responses by this way.
 *
 * @param {string | readonly string[] | undefined} sent
 */
export function requestIdOf(sent) {
  return typeof sent === 'string' && ID.test(sent) ? sent : randomUUID();
}
