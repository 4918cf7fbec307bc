import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { names, values } from './hostile-headers.cases.json' with { type: 'json' };
import { PageServer } from './page-server.mjs';

const SEED = 20_261_123;
const LONGEST_MS = 10_000;
const HTML = `<p>page</p>${'x'.repeat(2000)}`;
const PLAIN = `plain ${'y'.repeat(2000)}`;

let renderer: Server;
let server: Server;

const portOf = (one: Server) => {
  const address = one.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Renders in the media type that is accepted, as pages that are Markdown too do. */
function render({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  const isPlain = headers.accept?.includes('text/plain') ?? false;
  outgoing.setHeader('content-type', isPlain ? 'text/plain' : 'text/html; charset=utf-8');
  outgoing.end(isPlain ? PLAIN : HTML);
}

beforeAll(async () => {
  renderer = createServer(render);
  const pages = new PageServer({
    rendererPort: () => portOf(renderer),
    routeOf: () => ({ label: 'other', cost: 1 }),
    dataGeneration: () => 1,
    isStopping: () => false,
    log: () => undefined,
    sbom: null,
  });
  server = createServer({ maxHeaderSize: 32 * 1024 }, (incoming, outgoing) => {
    void pages.respond(incoming, outgoing);
  });
  for (const one of [renderer, server]) {
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  }
});

afterAll(() => {
  for (const one of [server, renderer]) {
    one.close();
    one.closeAllConnections();
  }
});

type Header = readonly [name: string, value: string];

type Received = {
  readonly status: number;
  readonly head: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
};

/** Sends a request as bytes, since clients of HTTP refuse most of what is sent here. */
function send(headers: readonly Header[], path = '/a'): Promise<Received> {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const own = headers.some(([name]) => name === 'host') ? '' : 'host: localhost\r\n';
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(portOf(server), '127.0.0.1');
    socket.setTimeout(LONGEST_MS, () =>
      socket.destroy(new Error('There was no response in time.')),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parseResponse(Buffer.concat(chunks))));
    socket.write(`GET ${path} HTTP/1.1\r\n${own}${lines}connection: close\r\n\r\n`, 'latin1');
  });
}

function parseResponse(bytes: Buffer): Received {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, end).toString('latin1');
  const [first = '', ...lines] = head.split('\r\n');
  const pairs = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  return { status, head, headers: new Map(pairs), body: bytes.subarray(end + 4) };
}

const MARK = 'harm';

/** Checks that every response passes. Requests that Node cannot parse get no id. */
function expectSound({ status, head, headers }: Received, sent: readonly Header[]): void {
  expect(status).toSatisfy((code: number) => code >= 200 && code < 500);
  expect(head).not.toContain(MARK);
  if (status === 400 || status === 431) return;
  const id = headers.get('x-request-id') ?? '';
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(sent.map(([, value]) => value)).not.toContain(id);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
}

/** The body of a response, which is as long and as compressed as its headers say. */
function bodyOf({ headers, body }: Received): string {
  expect(headers.get('content-length')).toBe(String(body.length));
  const encoding = headers.get('content-encoding');
  const unpack = encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : null;
  return (unpack === null ? body : unpack(body)).toString();
}

/** As long as a header may be, and longer than all of them may be. */
const LENGTHS = [200, 5000, 30_000, 40_000];

const value = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)) }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(' ', '-', ';', ',', 'x', '"a",', 'br;'), fc.constantFrom(...LENGTHS))
        .map(([unit, length]) => `br${unit.repeat(length / unit.length)}x`),
    },
  )
  .map((text) => `${text}${MARK}`);

const hostile = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 6 });

describe('hostile headers', () => {
  it('get a sound response, and are never in it', async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(hostile, async (headers) => {
        const received = await send(headers);
        expectSound(received, headers);
        if (received.status === 200) expect([HTML, PLAIN]).toContain(bodyOf(received));
        statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1);
      }),
      { seed: SEED, numRuns: 2500 },
    );
    expect(statuses.get(200)).toBeGreaterThan(400);
    expect(statuses.get(400)).toBeGreaterThan(40);
    expect(new Set(statuses.keys())).toEqual(new Set([200, 400, 431]));
  });

  it('get 304 with an ETag of the page, and with nothing else', async () => {
    const { headers } = await send([['accept', 'text/html']]);
    const etag = (headers.get('etag') ?? '').slice(1, -1);
    expect(etag).toMatch(/^[\w-]{27}$/);
    const right = fc.constantFrom(`"${etag}"`, `W/"${etag}"`, `"${etag}-br"`, `W/"${etag}-gzip"`);
    const wrong = fc.oneof(
      fc.constantFrom('""', '"*"', 'W/', `"${etag}`, `${etag}"`, etag, `"${etag}-zip"`, `"-br"`),
      fc.constantFrom(`"${etag}-br-br"`, `w/"${etag}"`, `"${etag.toLowerCase()}"`, `"x${etag}"`),
      fc.stringMatching(/^"[!#-+\--~]{0,40}"$/),
    );
    const marks = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: wrong.map((mark) => ({ mark, isRight: false })) },
        { weight: 1, arbitrary: right.map((mark) => ({ mark, isRight: true })) },
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(marks, fc.constantFrom(',', ', ', ' ,\t'), async (all, comma) => {
        const sent = all.map(({ mark }) => mark).join(comma);
        const received = await send([
          ['accept', 'text/html'],
          ['if-none-match', sent],
        ]);
        expect(received.status).toBe(all.some(({ isRight }) => isRight) ? 304 : 200);
        expect(received.body.length === 0).toBe(received.status === 304);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('change nothing of what others get', async () => {
    const others = fc.oneof(
      fc.constantFrom('text/html, text/plain', 'text/plain, text/html', 'text/html;q=0,text/plain'),
      fc.string({ maxLength: 250, unit: 'grapheme-ascii' }).map((text) => `${text} text/html`),
      fc.string({ maxLength: 250, unit: 'grapheme-ascii' }).map((text) => `text/html ${text}`),
    );
    await fc.assert(
      fc.asyncProperty(others, fc.nat(9999), async (accept, number) => {
        const path = `/page-${number}`;
        await send([['accept', accept]], path);
        const received = await send([['accept', 'text/html,application/xhtml+xml']], path);
        expect(bodyOf(received)).toBe(HTML);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
