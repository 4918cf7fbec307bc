import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  errorReply,
  rateLimitReply,
  soundReply,
  spoil,
  type Fault,
  type FaultyReply,
  type Reply,
} from './faults';
import { githubReply } from './github-reply';
import { isDownload } from './releases-reply';
import { send } from './send-reply';
import type { World } from './world';

/** A request that arrived. */
export type Arrival = {
  /** Path and query. */
  readonly path: string;
  readonly authorization: string | null;
  readonly ifNoneMatch: string | null;
  /** The status of the response. */
  readonly status: number;
};

/** A stand-in of GitHub's API on loopback. */
export type StandIn = {
  readonly url: string;
  /** What exists; it may be changed at any time. */
  readonly world: World;
  /** Every request so far, in order. */
  readonly requests: readonly Arrival[];
  /** How many requests so far went to paths that contain this text. */
  readonly count: (part: string) => number;
  /** Makes requests to matching paths fail, always or the given number of times. The latest fault counts. */
  readonly fault: (path: string | RegExp, fault: Fault, times?: number) => void;
  readonly clearFaults: () => void;
  readonly close: () => Promise<void>;
};

type Switched = { readonly path: string | RegExp; readonly fault: Fault; times: number };

/** Starts a stand-in that serves a world, on a free port or the given one. */
export async function startStandIn(world: World, port = 0): Promise<StandIn> {
  const requests: Arrival[] = [];
  const faults: Switched[] = [];
  const server = createServer((request, response) => {
    const { reply, ...manner } = replyTo(world, faults, request);
    requests.push({
      path: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      ifNoneMatch: request.headers['if-none-match'] ?? null,
      status: reply.status,
    });
    send({ reply, ...manner }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: addressOf(server),
    world,
    requests,
    count: (part) => requests.filter(({ path }) => path.includes(part)).length,
    fault: (path, fault, times = Number.POSITIVE_INFINITY) => {
      faults.unshift({ path, fault, times });
    },
    clearFaults: () => {
      faults.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function replyTo(world: World, faults: Switched[], request: IncomingMessage): FaultyReply {
  const path = request.url ?? '';
  const url = new URL(path, 'http://127.0.0.1');
  const base = `http://${request.headers.host ?? '127.0.0.1'}`;
  const isKnown = request.headers.authorization !== undefined;
  const rateLimit = rateLimitOf(world, isKnown);
  const isCounted = !isDownload(url.pathname);
  if (isCounted && rateLimit.remaining === 0) {
    return soundReply(withQuota(rateLimitReply(world.quota.resetsAt), world, isKnown));
  }
  const found =
    request.method === 'GET'
      ? githubReply(world, {
          base,
          path: url.pathname,
          query: url.searchParams,
          accept: request.headers.accept ?? '',
        })
      : errorReply(405, 'Method Not Allowed');
  const reply = conditional(found, request.headers['if-none-match']);
  if (isCounted && !(reply.status === 304 && isKnown)) world.quota.used += 1;
  const counted = isCounted ? withQuota(reply, world, isKnown) : reply;
  const fault = takeFault(faults, path);
  return fault === null ? soundReply(counted) : spoil(counted, fault);
}

function takeFault(faults: readonly Switched[], path: string): Fault | null {
  const matches = ({ path: part, times }: Switched) =>
    times > 0 && (typeof part === 'string' ? path.includes(part) : part.test(path));
  const found = faults.find(matches);
  if (found === undefined) return null;
  found.times -= 1;
  return found.fault;
}

/** Adds an ETag to a response; a request that has it gets 304. */
function conditional(reply: Reply, ifNoneMatch: string | undefined): Reply {
  if (reply.status !== 200) return reply;
  const etag = `W/"${createHash('sha256').update(reply.body).digest('hex')}"`;
  const headers = { ...reply.headers, etag, 'cache-control': 'public, max-age=60, s-maxage=60' };
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (!known.includes(etag.replace(/^W\//, ''))) return { ...reply, headers };
  return { status: 304, headers: { etag }, body: '' };
}

function rateLimitOf({ quota }: World, isKnown: boolean) {
  const limit = isKnown ? quota.tokenLimit : quota.anonymousLimit;
  return { limit, remaining: Math.max(0, limit - quota.used) };
}

function withQuota(reply: Reply, world: World, isKnown: boolean): Reply {
  const { limit, remaining } = rateLimitOf(world, isKnown);
  const headers = {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(world.quota.used),
    'x-ratelimit-reset': String(world.quota.resetsAt),
    'x-ratelimit-resource': 'core',
  };
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
