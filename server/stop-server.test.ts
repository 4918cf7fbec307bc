import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Gate } from './gate.mjs';
import { QUIET_MS, stopServer } from './stop-server.mjs';

const TIMES = { noticeMs: 300, lastRequestMs: 400, drainMs: 4000 };

describe('stopServer', () => {
  let server: Server;
  let port: number;
  let agent: Agent;
  let gate: Gate;
  let isStopping: boolean;

  beforeEach(async () => {
    isStopping = false;
    agent = new Agent({ keepAlive: true });
    gate = new Gate();
    const respond = (url: string | undefined, outgoing: ServerResponse) => {
      if (isStopping) outgoing.setHeader('connection', 'close');
      if (url === '/never') return;
      setTimeout(() => outgoing.end('x'), url === '/slow' ? 2000 : 1);
    };
    server = createServer(({ url }, outgoing) => {
      void gate.passed().then(() => respond(url, outgoing));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });

  afterEach(() => {
    agent.destroy();
    server.closeAllConnections();
  });

  const stop = (times = TIMES) => {
    isStopping = true;
    return stopServer(server, gate, times);
  };

  const outcomeOf = (path: string) =>
    new Promise<string>((resolve) => {
      get({ port, path, agent, host: '127.0.0.1' }, (response) => {
        response.on('end', () => resolve(String(response.statusCode))).resume();
      }).on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    });

  it('loses no response of clients that reuse connections', async () => {
    const outcomes = new Set<string>();
    const visit = async (): Promise<void> => {
      const outcome = await outcomeOf('/');
      outcomes.add(outcome);
      if (outcome === '200') await visit();
    };
    const visitors = Array.from({ length: 16 }, visit);
    await pause(100);
    await stop();
    await Promise.all(visitors);
    expect(outcomes).toEqual(new Set(['200', 'ECONNREFUSED']));
  });

  it('keeps its port open for clients that connect late, and closes it when none does', async () => {
    const stopped = stop({ ...TIMES, noticeMs: 0 });
    const late: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      await pause(QUIET_MS / 4);
      void outcomeOf('/').then((outcome) => late.push(outcome));
    }
    await stopped;
    await expect.poll(() => late).toEqual(Array.from({ length: 8 }, () => '200'));
    expect(await outcomeOf('/')).toBe('ECONNREFUSED');
  });

  it('closes its port although clients connect without a pause', async () => {
    const stopped = stop({ ...TIMES, noticeMs: 0 });
    const connecting = setInterval(() => void outcomeOf('/'), QUIET_MS / 5);
    await stopped;
    clearInterval(connecting);
    expect(await outcomeOf('/')).toBe('ECONNREFUSED');
  });

  it('serves on its port for a while, and then not', async () => {
    const stopped = stop();
    // Later than the port would be closed without that time.
    await pause(TIMES.noticeMs * 0.8);
    expect(await outcomeOf('/')).toBe('200');
    await stopped;
    expect(await outcomeOf('/')).toBe('ECONNREFUSED');
  });

  it('waits for a response in flight', async () => {
    const slow = outcomeOf('/slow');
    await pause(50);
    await stop();
    expect(await slow).toBe('200');
  });

  it('lets a connection that was accepted send its request', async () => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    const stopped = stop();
    // After the port was closed, in the time that connections still have for a request.
    await pause(TIMES.noticeMs + QUIET_MS + TIMES.lastRequestMs / 4);
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await stopped;
    await closed;
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('lets a connection that was used before send another request', async () => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const request = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';
    socket.write(request);
    await expect.poll(() => received).toContain('200 OK');
    const stopped = stop();
    await pause(TIMES.noticeMs + QUIET_MS + TIMES.lastRequestMs / 4);
    socket.write(request);
    await stopped;
    await closed;
    expect(received.match(/200 OK/g)).toHaveLength(2);
  });

  it('ends what takes too long, and connections that say nothing', async () => {
    const never = outcomeOf('/never');
    const silent = connect(port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    await stop({ noticeMs: 0, lastRequestMs: 10, drainMs: 200 });
    expect(await never).toBe('ECONNRESET');
  });
});
