import { randomUUID } from 'node:crypto';
import { request as ask } from 'node:http';

import { ByteCache } from './byte-cache.mjs';
import { SECURITY_HEADERS } from './content-security.mjs';
import { routeOf, ServerMetrics } from './metrics.mjs';
import { bytesOf, chooseEncoding, etagOf, isKnown, makePage } from './page.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {import('./page.mjs').Page} Page */

/**
 * @typedef {{
 *   readonly render: (incoming: Incoming, outgoing: Outgoing) => Promise<void>,
 *   readonly rendererPort: () => number,
 *   readonly dataVersion: () => number,
 *   readonly isStopping: () => boolean,
 *   readonly log: (level: string, event: string, details: Record<string, string | number>) => void,
 *   readonly bill: Buffer | null,
 *   readonly cacheBytes?: number,
 * }} FrontOptions
 */

const CACHE_BYTES = 32 * 1024 * 1024;

/** A page says how old its data is, and whether that is too old; it is made anew at least this often. */
const LONGEST_KEPT_MS = 15_000;

/** What is not there, or was refused, may be there soon. */
const REFUSAL_KEPT_MS = 2000;

const LONGEST_ADDRESS = 8192;

/** Pages that are rendered or wait for it at one time; whoever comes then is asked to come again. */
const MOST_RENDERS = 128;

/** Larger answers are passed on and not kept. */
const LARGEST_KEPT = 8 * 1024 * 1024;

/** Headers by which a page in the browser asks for parts of another. An answer depends on all of them. */
const PARTIAL = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
];

/** A page in the browser describes itself in less. */
const LONGEST_PARTIAL = 4096;

/** Methods that any address takes; webhooks take POST besides. */
const METHODS = 'GET, HEAD, OPTIONS';

/**
 * Stands before the renderer: what depends only on its address and on the data is rendered and compressed
 * once for each version of the data, and served as bytes after that. Everything else passes through.
 */
export class Front {
  /** @type {ByteCache<Page>} */
  #cache;
  /** @type {Map<string, Promise<Page | null>>} */
  #renders = new Map();
  #metrics = new ServerMetrics();
  /** @type {Page | null} */
  #bill;
  #options;

  /** @param {FrontOptions} options */
  constructor(options) {
    this.#options = options;
    this.#cache = new ByteCache(options.cacheBytes ?? CACHE_BYTES);
    this.#bill = options.bill === null ? null : fileOf(options.bill);
  }

  /**
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   */
  async answer(incoming, outgoing) {
    const start = performance.now();
    const id = randomUUID();
    const { method = 'GET', url = '/' } = incoming;
    const path = url.split('?', 1)[0] ?? '/';
    /** @type {{ cache: string }} */
    const noted = { cache: 'none' };
    outgoing.setHeader('x-request-id', id);
    outgoing.once('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const { statusCode: status } = outgoing;
      this.#metrics.add({ route: routeOf(path), status, seconds, cache: noted.cache });
      const ms = Math.round(seconds * 1000);
      const level = status >= 500 ? 'warn' : 'debug';
      this.#options.log(level, 'http.answered', {
        id,
        method,
        path: path.slice(0, 300),
        status,
        ms,
      });
    });
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) outgoing.setHeader(name, value);
    try {
      await this.#route(incoming, outgoing, path, noted);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#options.log('error', 'http.flaw', { id, detail });
      refuse(outgoing, 500, `Something broke here. Its number is ${id}.`);
    }
  }

  /**
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   * @param {string} path
   * @param {{ cache: string }} noted
   */
  async #route(incoming, outgoing, path, noted) {
    const { method = 'GET', url = '/' } = incoming;
    if (url.length > LONGEST_ADDRESS) return refuse(outgoing, 414, 'The address is too long.');
    if (path === '/healthz') return say(outgoing, 200, 'ok\n');
    if (path === '/readyz') {
      const isReady = !this.#options.isStopping();
      return say(outgoing, isReady ? 200 : 503, isReady ? 'ready\n' : 'stopping\n');
    }
    const isWebhook = path.startsWith('/api/webhooks/');
    if (method === 'OPTIONS' || (method === 'POST' && isWebhook)) {
      return this.#options.render(incoming, outgoing);
    }
    if (method !== 'GET' && method !== 'HEAD') {
      outgoing.setHeader('allow', isWebhook ? 'POST' : METHODS);
      return refuse(outgoing, 405, `This address takes ${METHODS}.`);
    }
    if (isPassedOn(incoming, path)) return this.#options.render(incoming, outgoing);
    if (path === '/sbom.spdx.json' && this.#bill !== null) {
      return send(incoming, outgoing, this.#bill);
    }
    const page = await this.#find(incoming, noted);
    if (page === null) {
      outgoing.setHeader('retry-after', '2');
      return refuse(outgoing, 503, 'Too many pages are being made at this moment. Try again soon.');
    }
    if (path === '/metrics' && page.status === 200) {
      return say(outgoing, 200, `${page.body.toString()}${this.#metrics.format(this.#cache)}`);
    }
    return send(incoming, outgoing, page);
  }

  /**
   * Finds a page that still holds, or has it rendered; whoever asks for the same meanwhile waits with us.
   *
   * @param {Incoming} incoming
   * @param {{ cache: string }} noted
   */
  async #find(incoming, noted) {
    const key = keyOf(incoming);
    const known = this.#cache.get(key);
    if (known !== null && this.#holds(known)) {
      noted.cache = 'hit';
      return known;
    }
    noted.cache = known === null ? 'miss' : 'outdated';
    const running = this.#renders.get(key);
    if (running !== undefined) return running;
    if (this.#renders.size >= MOST_RENDERS) return null;
    const render = this.#render(incoming, key).finally(() => this.#renders.delete(key));
    this.#renders.set(key, render);
    return render;
  }

  /** @param {Page} page */
  #holds({ version, renderedAt, status, isUnchanging }) {
    if (isUnchanging) return true;
    const age = Date.now() - renderedAt;
    const limit = status === 200 ? LONGEST_KEPT_MS : REFUSAL_KEPT_MS;
    return version === this.#options.dataVersion() && age < limit;
  }

  /**
   * @param {Incoming} incoming
   * @param {string} key
   * @returns {Promise<Page>}
   */
  async #render({ url = '/', headers }, key) {
    const version = this.#options.dataVersion();
    const {
      status,
      headers: answered,
      body,
    } = await fetchFrom(this.#options.rendererPort(), url, {
      ...partsAsked(headers),
      accept: formAsked(headers),
      host: headers.host ?? 'localhost',
    });
    const page = makePage({ status, headers: answered, body, version, now: Date.now() });
    const mayBeKept =
      [200, 404, 422].includes(page.status) && answered['cache-control'] !== 'no-cache';
    if (mayBeKept && body.length <= LARGEST_KEPT) {
      // Room for the compressed forms, which are made when they are asked for.
      this.#cache.set(key, page, Math.ceil(body.length * 1.5) + 2048);
    }
    return page;
  }
}

/** @param {Buffer} body */
function fileOf(body) {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' };
  return makePage({ status: 200, headers, body, version: 0, now: 0 });
}

/**
 * What is asked of the page in its place: its address, in which form, and which parts of it.
 *
 * @param {Incoming} incoming
 */
function keyOf({ url = '/', headers }) {
  return `${formAsked(headers)} ${JSON.stringify(partsAsked(headers))} ${url}`;
}

/**
 * In which form a page is asked for, in the words in which the renderer is asked: what is kept is what
 * anybody would get who asks for the same.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function formAsked({ accept = '*/*' }) {
  return accept.includes('text/html') ? 'text/html' : accept.slice(0, 200);
}

/** @param {import('node:http').IncomingHttpHeaders} headers @returns {Record<string, string>} */
function partsAsked(headers) {
  return Object.fromEntries(
    PARTIAL.flatMap((name) => (name in headers ? [[name, String(headers[name])]] : [])),
  );
}

/**
 * Files of releases are streamed as they come.
 *
 * @param {Incoming} incoming
 * @param {string} path
 */
function isPassedOn({ headers }, path) {
  return (
    'next-action' in headers ||
    Object.values(partsAsked(headers)).join('').length > LONGEST_PARTIAL ||
    /^\/api\/v1\/releases\/[^/]+\/[^/]+\/sbom$/.test(path)
  );
}

/**
 * @param {number} port
 * @param {string} path
 * @param {Record<string, string>} headers
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function fetchFrom(port, path, headers) {
  return new Promise((resolve, reject) => {
    const question = ask({ host: '127.0.0.1', port, path, headers }, (answer) => {
      /** @type {Buffer[]} */
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 500, headers: answered } = answer;
        resolve({ status, headers: answered, body: Buffer.concat(chunks) });
      });
    });
    question.on('error', reject);
    question.end();
  });
}

/**
 * @param {Incoming} incoming
 * @param {Outgoing} outgoing
 * @param {Page} page
 */
async function send({ method, headers }, outgoing, page) {
  const encoding = chooseEncoding(headers['accept-encoding'], page);
  for (const [name, value] of Object.entries(page.headers)) outgoing.setHeader(name, value);
  if (page.status === 200) outgoing.setHeader('etag', etagOf(page, encoding));
  if (page.status === 200 && isKnown(headers['if-none-match'], page)) {
    outgoing.removeHeader('content-type');
    outgoing.writeHead(304).end();
    return;
  }
  const bytes = await bytesOf(page, encoding);
  if (encoding !== 'identity') outgoing.setHeader('content-encoding', encoding);
  outgoing.setHeader('content-length', bytes.length);
  outgoing.writeHead(page.status);
  outgoing.end(method === 'HEAD' ? undefined : bytes);
}

/**
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {string} text
 */
function say(outgoing, status, text) {
  outgoing.setHeader('content-type', 'text/plain; charset=utf-8');
  outgoing.setHeader('cache-control', 'no-store');
  outgoing.writeHead(status).end(text);
}

/**
 * Refuses with a problem for machines and people (RFC 9457).
 *
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {string} detail
 */
function refuse(outgoing, status, detail) {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.setHeader('content-type', 'application/problem+json; charset=utf-8');
  outgoing.setHeader('cache-control', 'no-store');
  const id = String(outgoing.getHeader('x-request-id') ?? '');
  const body = { type: 'about:blank', title: 'Refused', status, detail, requestId: id };
  outgoing.writeHead(status).end(`${JSON.stringify(body)}\n`);
}
