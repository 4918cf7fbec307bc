import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { soundReply, spoil, type Fault, type Reply } from '../faults';
import { send } from '../send-reply';
import { memorySource, type ContentSource } from './content-source';
import { FACES, type Face } from './faces';
import { registryError } from './registry-error';
import { respondAsRegistry } from './respond';
import type { ImageWorld } from './world';

/** A request that arrived, at the registry or at the host of its blobs. */
export type RegistryArrival = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly authorization: string | null;
  readonly headers: IncomingHttpHeaders;
  /** When it arrived, in milliseconds. */
  readonly at: number;
  readonly status: number;
};

/** A stand-in of a registry on loopback. */
export type StandInRegistry = {
  readonly url: string;
  /** Host and port that blobs are redirected to. */
  readonly blobHost: string;
  readonly world: ImageWorld;
  /** Every request so far, in order. */
  readonly requests: readonly RegistryArrival[];
  /** Requests to the host of the blobs. */
  readonly blobRequests: readonly RegistryArrival[];
  /** How many requests so far went to paths that contain this text. */
  readonly count: (part: string) => number;
  /** Manifests that were given out: what quay counts as a pull. */
  readonly pulls: () => number;
  /** Lets requests to paths that match fail, until they are cleared. The latest fault counts. */
  readonly fault: (path: string | RegExp, fault: Fault) => void;
  /** Responds to requests for matching paths with a fixed reply. The latest counts. */
  readonly reply: (path: string | RegExp, make: (path: string) => Reply) => void;
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

type RegistryOptions = {
  readonly face?: Face;
  /** Where content comes from; the world in memory where there is none. */
  readonly source?: ContentSource;
};

type Rule = {
  readonly path: string | RegExp;
  readonly apply: (path: string, reply: () => Promise<Reply>) => Promise<ReturnType<typeof spoil>>;
};

/** The value of `REGISTRIES` with which the site reads from a stand-in where it else reads from quay.io. */
export function inPlaceOfQuay({ url, blobHost }: StandInRegistry): string {
  const quay = { host: 'quay.io', url, tokenOrigins: [url], blobHosts: [blobHost], tagApi: 'quay' };
  return JSON.stringify([{ ...quay, requestsPerSecond: 100 }]);
}

/** Starts a stand-in of a registry that serves a world. */
export async function startRegistry(
  world: ImageWorld,
  { face = FACES.quay, source = memorySource(world) }: RegistryOptions = {},
): Promise<StandInRegistry> {
  const requests: RegistryArrival[] = [];
  const blobRequests: RegistryArrival[] = [];
  const rules: Rule[] = [];
  const blobs = await listen(async (request) => {
    const [, repository = '', digest = ''] =
      /^\/(.+)\/(sha256:[a-f0-9]{64})\?/.exec(request.url ?? '') ?? [];
    const reply = await source.blob(repository, digest);
    return respond(request, rules, blobRequests, async () => reply);
  });
  const blobBase = urlOf(blobs);
  const server = await listen((request) =>
    respond(request, rules, requests, () =>
      respondAsRegistry({ face, world, source }, requestOf(request, blobBase)),
    ),
  );
  const add = (rule: Rule) => void rules.unshift(rule);
  return {
    url: urlOf(server),
    blobHost: new URL(blobBase).host,
    world,
    requests,
    blobRequests,
    count: (part) => requests.filter(({ path }) => path.includes(part)).length,
    pulls: () =>
      requests.filter(({ path, status }) => path.includes('/manifests/') && status === 200).length,
    fault: (path, fault) =>
      add({ path, apply: async (_path, reply) => spoil(await reply(), fault) }),
    reply: (path, make) => add({ path, apply: async (at) => soundReply(make(at)) }),
    clear: () => {
      rules.length = 0;
    },
    close: async () => {
      await Promise.all([close(server), close(blobs)]);
    },
  };
}

async function respond(
  request: IncomingMessage,
  rules: readonly Rule[],
  arrivals: RegistryArrival[],
  found: () => Promise<Reply>,
) {
  const path = request.url ?? '';
  const rule = rules.find(({ path: part }) =>
    typeof part === 'string' ? path.includes(part) : part.test(path),
  );
  const method = request.method ?? '';
  const isRead = method === 'GET' || method === 'HEAD';
  const reply = async () => (isRead ? found() : registryError(405, 'UNSUPPORTED'));
  const faulty = rule === undefined ? soundReply(await reply()) : await rule.apply(path, reply);
  arrivals.push({
    method,
    path,
    authorization: request.headers.authorization ?? null,
    headers: request.headers,
    at: performance.now(),
    status: faulty.reply.status,
  });
  return faulty;
}

function requestOf(request: IncomingMessage, blobBase: string) {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const { accept = '', authorization, 'if-none-match': ifNoneMatch } = request.headers;
  return {
    base: `http://${request.headers.host ?? '127.0.0.1'}`,
    blobBase,
    path: url.pathname,
    query: url.searchParams,
    accept,
    authorization,
    ifNoneMatch,
  };
}

async function listen(
  respondTo: (request: IncomingMessage) => Promise<ReturnType<typeof spoil>>,
): Promise<Server> {
  const server = createServer((request, response) => {
    respondTo(request)
      .then((faulty) => send(faulty, request, response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function urlOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
