import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('node:http').Server} Server */

/**
 * `noticeMs` is how long the port stays open, so that load balancers can see that this server is to stop;
 * `lastRequestMs` is how long connections that were accepted may still begin a request, `drainMs` how long responses may
 * take after that.
 *
 * @typedef {{ readonly noticeMs: number, readonly lastRequestMs: number, readonly drainMs: number }} StopTimes
 */

/**
 * How the server stops. A sender of SIGTERM may have load balancers in front, which look at `/readyz`; Ctrl-C
 * comes from a terminal. All of it ends before the ten seconds that Docker waits.
 *
 * @type {Readonly<Record<'SIGINT' | 'SIGTERM', StopTimes>>}
 */
export const STOP_TIMES = {
  SIGINT: { noticeMs: 0, lastRequestMs: 250, drainMs: 8000 },
  SIGTERM: { noticeMs: 2000, lastRequestMs: 500, drainMs: 6500 },
};

/** The port closes once no connection has arrived for this time. */
export const QUIET_MS = 100;

/** The longest that the port stays open for late connections. */
const LONGEST_ACCEPT_MS = 600;

/**
 * Stops a server without losing a response: its port is open for a while, in which each response closes its
 * connection; then no new connection is taken, those that are idle end, and responses in flight are sent.
 *
 * @param {Server} server
 * @param {import('./gate.mjs').Gate} gate
 * @param {StopTimes} times
 */
export async function stopServer(server, gate, { noticeMs, lastRequestMs, drainMs }) {
  await pause(noticeMs);
  // Connections that wait to be accepted would be reset. While no client gets a response, no client opens
  // another one, and all of them are accepted.
  gate.close();
  await untilQuiet(server);
  // HTTP's own way to close ends idle connections immediately, which is also a connection whose request is in
  // flight.
  const closed = new Promise((done) => NetServer.prototype.close.call(server, done));
  gate.open();
  await Promise.race([closed, pause(lastRequestMs)]);
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, pause(drainMs)]);
  clearInterval(idle);
  server.closeAllConnections();
  await closed;
}

/**
 * Waits until no connection has arrived for a while. On a busy machine, a client may reconnect long after its last
 * response was sent.
 *
 * @param {Server} server
 */
async function untilQuiet(server) {
  const start = performance.now();
  let last = start;
  const notice = () => (last = performance.now());
  server.on('connection', notice);
  for (let now = start; now - last < QUIET_MS && now - start < LONGEST_ACCEPT_MS; ) {
    // oxlint-disable-next-line no-await-in-loop -- looks again after a pause
    await pause(QUIET_MS / 10);
    // Accepts connections that arrived while the event loop was blocked.
    // oxlint-disable-next-line no-await-in-loop
    await nextTurn();
    now = performance.now();
  }
  server.off('connection', notice);
}
