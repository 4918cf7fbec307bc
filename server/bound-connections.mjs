/** More connections than that are refused; each takes memory. */
const MOST_CONNECTIONS = 1000;

/** An idle connection is closed after this time, at the second time where bytes wait to be read. */
const IDLE_LIMIT_MS = 40_000;

/**
 * Bounds what connections may take: how many there are, how long a request may arrive, and how long a client may
 * neither send nor read.
 *
 * @param {import('node:http').Server} server
 * @param {{ readonly connections?: number, readonly idleMs?: number }} [limits]
 */
export function boundConnections(
  server,
  { connections = MOST_CONNECTIONS, idleMs = IDLE_LIMIT_MS } = {},
) {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.timeout = idleMs;
  server.maxRequestsPerSocket = 10_000;
  server.maxConnections = connections;
}
