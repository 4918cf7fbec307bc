import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { FaultyReply } from './faults';

/** Sends a reply as its fault wants it: late, broken off or complete. */
export async function send(
  { reply, waitMs, bodyWaitMs, breaks }: FaultyReply,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isGone = new AbortController();
  response.once('close', () => isGone.abort());
  if (waitMs > 0) await pause(waitMs, undefined, { signal: isGone.signal });
  if (breaks === 'at once') {
    request.socket.resetAndDestroy();
    return;
  }
  const hasLength = reply.status !== 304 && reply.headers['transfer-encoding'] === undefined;
  const length = hasLength ? { 'content-length': Buffer.byteLength(reply.body) } : {};
  response.writeHead(reply.status, { ...reply.headers, ...length });
  if (breaks === 'half way') {
    response.write(reply.body.slice(0, Math.ceil(reply.body.length / 2)), () =>
      request.socket.destroy(),
    );
    return;
  }
  if (bodyWaitMs > 0) {
    response.flushHeaders();
    await pause(bodyWaitMs, undefined, { signal: isGone.signal });
  }
  response.end(reply.body);
}
