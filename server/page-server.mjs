import { randomUUID } from 'node:crypto';

import { ByteCache } from './byte-cache.mjs';
import { SECURITY_HEADERS } from './content-security.mjs';
import { routeOf, ServerMetrics } from './metrics.mjs';
import { isUncached, pageKey, renderHeaders } from './page-key.mjs';
import { makePage } from './page.mjs';
import { REQUEST_ID, sendProblem } from './problem.mjs';
import { renderPage } from './render-page.mjs';
import { sendPage, sendText } from './send-page.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {import('./page.mjs').Page} Page */

/**
 * @typedef {{
 *   readonly render: (incoming: Incoming, outgoing: Outgoing) => Promise<void>,
 *   readonly rendererPort: () => number,
 *   readonly dataVersion: () => number,
 *   readonly isStopping: () => boolean,
 *   readonly log: import('./shared/log.mjs').Log,
 *   readonly sbom: Buffer | null,
 *   readonly cacheBytes?: number,
 * }} PageServerOptions
 */

/**
 * How the cache took part in a response.
 *
 * @typedef {{ cache: 'none' | 'hit' | 'miss' | 'outdated' }} Outcome
 */

const CACHE_BYTES = 32 * 1024 * 1024;

/** A page says how old its data is, and whether that is too old; it is rendered again at least this often. */
const TTL_MS = 15_000;

/** What is not there, or was refused, may be there soon. */
const REFUSAL_TTL_MS = 2000;

const LONGEST_URL = 8192;

/** Pages that are rendered or wait for it at one time; whoever comes then is told to come again. */
const MOST_RENDERS = 128;

/** Larger responses are passed on and not cached. */
const LARGEST_CACHED = 8 * 1024 * 1024;

/** Methods that any path takes; webhooks take POST besides. */
const METHODS = 'GET, HEAD, OPTIONS';

/**
 * The cache of pages in front of Next: what depends only on its URL and on the data is rendered and
 * compressed once for each version of the data, and served as bytes after that. Next has no cache of
 * whole responses that counts the query.
 */
export class PageServer {
  /** @type {ByteCache<Page>} */
  #cache;
  /** @type {Map<string, Promise<Page | null>>} */
  #renders = new Map();
  #metrics = new ServerMetrics();
  /** @type {Page | null} */
  #sbom;
  #options;

  /** @param {PageServerOptions} options */
  constructor(options) {
    this.#options = options;
    this.#cache = new ByteCache(options.cacheBytes ?? CACHE_BYTES);
    this.#sbom = options.sbom === null ? null : pageOfFile(options.sbom);
  }

  /**
   * Responds to a request, whatever it is; counts and logs it.
   *
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   */
  async respond(incoming, outgoing) {
    const requestId = randomUUID();
    /** @type {Outcome} */
    const outcome = { cache: 'none' };
    this.#follow(incoming, outgoing, requestId, outcome);
    outgoing.setHeader(REQUEST_ID, requestId);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) outgoing.setHeader(name, value);
    // Whoever renders may put it into a problem document; what a client sent by this name never gets there.
    incoming.headers[REQUEST_ID] = requestId;
    try {
      await this.#route(incoming, outgoing, outcome);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#options.log('error', 'http.error', { requestId, detail });
      sendProblem(outgoing, 500, `This response failed. The log has the error as ${requestId}.`);
    }
  }

  /**
   * Counts and logs a response once it has ended.
   *
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   * @param {string} requestId
   * @param {Outcome} outcome
   */
  #follow(incoming, outgoing, requestId, outcome) {
    const start = performance.now();
    const { method = 'GET' } = incoming;
    const path = pathOf(incoming);
    outgoing.once('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const { statusCode: status } = outgoing;
      this.#metrics.add({ route: routeOf(path), status, seconds, cache: outcome.cache });
      this.#options.log(status >= 500 ? 'warn' : 'debug', 'http.response', {
        requestId,
        method,
        path: path.slice(0, 300),
        status,
        ms: Math.round(seconds * 1000),
      });
    });
  }

  /**
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   * @param {Outcome} outcome
   */
  async #route(incoming, outgoing, outcome) {
    const { method = 'GET', url = '/' } = incoming;
    const path = pathOf(incoming);
    if (url.length > LONGEST_URL) return sendProblem(outgoing, 414, 'The URL is too long.');
    if (path === '/healthz') return sendText(outgoing, 200, 'ok\n');
    if (path === '/readyz') {
      const isReady = !this.#options.isStopping();
      return sendText(outgoing, isReady ? 200 : 503, isReady ? 'ready\n' : 'stopping\n');
    }
    const isWebhook = path.startsWith('/api/webhooks/');
    if (method === 'OPTIONS' || (method === 'POST' && isWebhook)) {
      return this.#options.render(incoming, outgoing);
    }
    if (method !== 'GET' && method !== 'HEAD') {
      outgoing.setHeader('allow', isWebhook ? 'POST' : METHODS);
      return sendProblem(outgoing, 405, `This URL takes ${METHODS}.`);
    }
    if (isUncached(incoming)) return this.#options.render(incoming, outgoing);
    if (path === '/sbom.spdx.json' && this.#sbom !== null) {
      return sendPage(incoming, outgoing, this.#sbom);
    }
    const page = await this.#find(incoming, outcome);
    if (page === null) {
      outgoing.setHeader('retry-after', '2');
      return sendProblem(outgoing, 503, 'Too many pages are being rendered. Try again soon.');
    }
    if (path === '/metrics' && page.status === 200) {
      return sendText(outgoing, 200, `${page.body.toString()}${this.#metrics.format(this.#cache)}`);
    }
    return sendPage(incoming, outgoing, page);
  }

  /**
   * Finds a page that is fresh, or has it rendered: once for all requests that want it meanwhile.
   *
   * @param {Incoming} incoming
   * @param {Outcome} outcome
   */
  async #find(incoming, outcome) {
    const key = pageKey(incoming);
    const cached = this.#cache.get(key);
    if (cached !== null && this.#isFresh(cached)) {
      outcome.cache = 'hit';
      return cached;
    }
    outcome.cache = cached === null ? 'miss' : 'outdated';
    const inFlight = this.#renders.get(key);
    if (inFlight !== undefined) return inFlight;
    if (this.#renders.size >= MOST_RENDERS) return null;
    const render = this.#render(incoming, key).finally(() => this.#renders.delete(key));
    this.#renders.set(key, render);
    return render;
  }

  /** @param {Page} page */
  #isFresh({ version, renderedAt, status, isUnchanging }) {
    if (isUnchanging) return true;
    const age = Date.now() - renderedAt;
    const ttl = status === 200 ? TTL_MS : REFUSAL_TTL_MS;
    return version === this.#options.dataVersion() && age < ttl;
  }

  /**
   * @param {Incoming} incoming
   * @param {string} key
   * @returns {Promise<Page>}
   */
  async #render({ url = '/', headers }, key) {
    const version = this.#options.dataVersion();
    const port = this.#options.rendererPort();
    const rendered = await renderPage(port, url, renderHeaders(headers));
    const page = makePage({ ...rendered, version, now: Date.now() });
    const isCacheable =
      [200, 404, 422].includes(page.status) && rendered.headers['cache-control'] !== 'no-cache';
    if (isCacheable && rendered.body.length <= LARGEST_CACHED) {
      // Room for the compressed forms, which are made when they are first wanted.
      this.#cache.set(key, page, Math.ceil(rendered.body.length * 1.5) + 2048);
    }
    return page;
  }
}

/** @param {Buffer} body */
function pageOfFile(body) {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' };
  return makePage({ status: 200, headers, body, version: 0, now: 0 });
}

/** @param {Incoming} incoming */
function pathOf({ url = '/' }) {
  return url.split('?', 1)[0] ?? '/';
}
