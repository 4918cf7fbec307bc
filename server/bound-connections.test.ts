import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { boundConnections } from './bound-connections.mjs';

const MEBIBYTE = 1024 * 1024;

describe('boundConnections', () => {
  let server: Server;
  let open: number;
  let clients: Socket[];

  beforeEach(async () => {
    open = 0;
    clients = [];
    server = createServer((_, outgoing) => outgoing.end(Buffer.alloc(64 * MEBIBYTE)));
    server.on('connection', (socket) => {
      open += 1;
      socket.once('close', () => (open -= 1));
    });
    boundConnections(server, { connections: 2, idleMs: 200 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    for (const client of clients) client.destroy();
    server.close();
    server.closeAllConnections();
  });

  const connected = async () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = connect(port, '127.0.0.1');
    clients.push(client);
    client.on('error', () => undefined);
    await new Promise((resolve) => client.once('connect', resolve));
    return client;
  };

  it('ends a connection that is never read', async () => {
    const client = await connected();
    client.pause().write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await expect.poll(() => open).toBe(1);
    await expect.poll(() => open, { timeout: 5000 }).toBe(0);
  });

  it('ends a connection that says nothing', async () => {
    await connected();
    await expect.poll(() => open).toBe(1);
    await expect.poll(() => open, { timeout: 5000 }).toBe(0);
  });

  it('takes no more connections than the limit', async () => {
    let dropped = 0;
    server.on('drop', () => (dropped += 1));
    await Promise.all([connected(), connected(), connected()]);
    await expect.poll(() => dropped).toBe(1);
  });
});
