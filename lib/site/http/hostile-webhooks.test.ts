import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';
import { builtInResources, componentResources } from '@/lib/upstream/resources/built-in-resources';
import { EVENTS } from '@/lib/upstream/resources/keys-of-event';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { handleWebhook } from './handle-webhook';

const SEED = 20_261_123;
const SECRET = 'a secret of sixteen or more';
const MOST_BYTES = 5 * 1024 * 1024;

prepareStandIn({ GITHUB_WEBHOOK_SECRET: SECRET });

/** The repositories that are read, as GitHub spells them. */
const REPOSITORIES = [...matrixSources, ...COMPONENTS].map(
  ({ repository: { owner, name } }) => `${owner}/${name}`,
);

let markChanged: Mock<(keys: readonly string[]) => void>;

beforeEach(async () => {
  markChanged = vi.spyOn(await siteUpstream(), 'markChanged');
  return () => markChanged.mockRestore();
});

const sign = (body: Uint8Array, secret = SECRET, algorithm = 'sha256') =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

type Sending = {
  readonly chunks: { readonly values: () => Iterator<Uint8Array, undefined> };
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the connection breaks before the end. */
  readonly isBroken?: boolean;
};

/** Sends a delivery as a server gets it, piece by piece. */
function send({ chunks, headers, isBroken = false }: Sending): Promise<Response> {
  const left = chunks.values();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { value, done } = left.next();
      if (value !== undefined) controller.enqueue(value);
      else if (isBroken) controller.error(new Error('aborted'));
      else if (done) controller.close();
    },
  });
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return handleWebhook(new Request('http://127.0.0.1/api/webhooks/github', init));
}

const bytesOf = (text: string) => Buffer.from(text);
const jsonOf = (value: unknown) => bytesOf(JSON.stringify(value));
const named = (name: unknown) => jsonOf({ repository: { full_name: name }, action: 'published' });

/** A body, and the repository in it where GitHub puts it; null where there is none. */
type Delivery = { readonly body: Buffer; readonly repository: string | null };

const hostileName = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.constantFrom('', '__proto__', '../..', 'kairos-io/kairos/..', 'kairos-io\u0000/kairos', '*'),
  fc.constantFrom(...REPOSITORIES).map((name) => ` ${name}`),
  fc.constantFrom(...REPOSITORIES).map((name) => `${name}\n`),
);

const delivery: fc.Arbitrary<Delivery> = fc.oneof(
  fc.mixedCase(fc.constantFrom(...REPOSITORIES)).map((name) => ({
    body: named(name),
    repository: name,
  })),
  hostileName.map((name) => ({ body: named(name), repository: name })),
  fc
    .oneof(fc.json(), fc.string(), fc.constantFrom('', '{', '\uFEFF{}', 'payload=%7B%7D'))
    .map((text) => ({ body: bytesOf(text), repository: null })),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => ({ body: Buffer.from(bytes), repository: null })),
  fc
    .constantFrom<unknown>(null, 7, [], {}, { full_name: 'kairos-io/kairos' }, 'x'.repeat(201))
    .map((name) => ({ body: named(name), repository: null })),
  fc.constantFrom(...REPOSITORIES).map((name) => ({
    body: bytesOf(`{"__proto__":{"repository":{"full_name":"${name}"}}}`),
    repository: null,
  })),
  fc.constantFrom(50, 1000, 20_000).map((depth) => ({
    body: bytesOf(`${'['.repeat(depth)}${']'.repeat(depth)}`),
    repository: null,
  })),
);

const junk = fc.dictionary(
  fc.constantFrom('content-type', 'x-hub-signature', 'cookie', 'content-encoding'),
  fc.constantFrom('', 'text/plain', 'application/json', 'gzip', '\u00FF', '../..'),
);

const event = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...EVENTS) },
  fc.constantFrom('star', 'ping', 'RELEASE', '__proto__', 'release,push'),
);

/** How a delivery is signed without the secret. */
const wrongSignature = fc.constantFrom<(body: Buffer) => string>(
  () => '',
  () => 'sha256=',
  () => `sha256=${'0'.repeat(64)}`,
  (body) => sign(body, 'another secret of sixteen'),
  (body) => sign(body, SECRET, 'sha1'),
  (body) => sign(body).toUpperCase(),
  (body) => sign(body).slice(0, -1),
  (body) => `${sign(body)}0`,
  (body) => sign(body).replace('sha256=', ''),
  (body) => `sha256=, ${sign(body)}`,
  (body) => sign(Buffer.concat([body, bytesOf(' ')])),
  () => '\u00FF'.repeat(71),
);

let deliveries = 0;

function nextId(): string {
  deliveries += 1;
  return `delivery-${deliveries}`;
}

/** Cuts a body in two, as the network may. */
const cut = (body: Buffer, at: number) => [body.subarray(0, at), body.subarray(at)];

/** How GitHub packs a delivery: as the body, or as the field of a form. */
const packing = fc.constantFrom<(body: Buffer) => { body: Buffer; type: string }>(
  (body) => ({ body, type: 'application/json' }),
  (body) => ({
    body: bytesOf(new URLSearchParams({ payload: body.toString() }).toString()),
    type: 'application/x-www-form-urlencoded',
  }),
);

/** The keys that the events of a repository may refresh. */
function keysOf(repository: string): readonly string[] {
  const isSame = ({ owner, name }: { readonly owner: string; readonly name: string }) =>
    `${owner}/${name}`.toLowerCase() === repository.toLowerCase();
  const resources = [
    ...matrixSources
      .filter((source) => isSame(source.repository))
      .flatMap((source) => Object.values(builtInResources(source))),
    ...COMPONENTS.filter((component) => isSame(component.repository)).flatMap((component) =>
      Object.values(componentResources(component)),
    ),
  ];
  return [...new Set(resources.map(({ key }) => key))];
}

const PREFIXES: Readonly<Record<string, string>> = {
  release: 'releases:',
  push: 'matrix-file:',
  workflow_run: 'runs:',
  repository: 'repository:',
};

describe('webhooks', () => {
  it('refresh what their event changes in the repository they contain, and nothing else', async () => {
    let refreshed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(delivery, event, packing),
        junk,
        fc.nat(50),
        async ([sent, name, pack], headers, at) => {
          markChanged.mockClear();
          const { body, type } = pack(sent.body);
          const { status } = await send({
            chunks: cut(body, at),
            headers: {
              ...headers,
              'content-type': type,
              'x-github-event': name,
              'x-github-delivery': nextId(),
              'x-hub-signature-256': sign(body),
            },
          });
          const prefix = Object.hasOwn(PREFIXES, name) ? PREFIXES[name] : undefined;
          expect(status).toBe(prefix !== undefined && sent.repository === null ? 422 : 202);
          const keys = markChanged.mock.calls.flat(2);
          const expected = prefix === undefined ? [] : keysOf(sent.repository ?? '');
          expect(keys).toEqual(expected.filter((key) => key.startsWith(prefix ?? '-')));
          refreshed += keys.length > 0 ? 1 : 0;
        },
      ),
      { seed: SEED, numRuns: 1800 },
    );
    expect(refreshed).toBeGreaterThan(100);
  });

  it('are refused without the right signature, and do nothing', async () => {
    await fc.assert(
      fc.asyncProperty(delivery, wrongSignature, junk, async ({ body }, signature, headers) => {
        const { status } = await send({
          chunks: [body],
          headers: {
            ...headers,
            'x-github-delivery': nextId(),
            'x-hub-signature-256': signature(body),
          },
        });
        expect(status).toBe(401);
      }),
      { seed: SEED, numRuns: 1000 },
    );
    expect(markChanged).not.toHaveBeenCalled();
  });

  it('do nothing when they are repeated, and are refused without an id that can be stored', async () => {
    const again = fc.constantFrom('again', '', 'x'.repeat(101), ' ', '\t');
    const body = named(REPOSITORIES[0]);
    const deliver = (id: string) =>
      send({
        chunks: [body],
        headers: {
          'x-github-event': 'release',
          'x-github-delivery': id,
          'x-hub-signature-256': sign(body),
        },
      });
    await deliver('again');
    markChanged.mockClear();
    await fc.assert(
      fc.asyncProperty(again, async (id) => {
        expect((await deliver(id)).status).toBe(id === 'again' ? 202 : 400);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(markChanged).not.toHaveBeenCalled();
  });

  it('are refused when they are too large, signed or not, and read no further', async () => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.boolean(), async (extra, isSigned) => {
        let sent = 0;
        const whole = MOST_BYTES / chunk.length;
        const chunks = {
          *values() {
            for (; sent < whole + extra; sent += 1) yield chunk;
            return undefined;
          },
        };
        const { status } = await send({
          chunks,
          headers: { 'x-hub-signature-256': isSigned ? sign(chunk) : '' },
        });
        expect(status).toBe(413);
        expect(sent).toBeLessThanOrEqual(whole + 4);
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(markChanged).not.toHaveBeenCalled();
  });

  it('are refused when they break off', async () => {
    await fc.assert(
      fc.asyncProperty(delivery, fc.nat(50), async ({ body }, at) => {
        const chunks = cut(body, at).slice(0, 1);
        const headers = { 'x-github-delivery': nextId(), 'x-hub-signature-256': sign(body) };
        expect((await send({ chunks, headers, isBroken: true })).status).toBe(400);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(markChanged).not.toHaveBeenCalled();
  });
});
