import { asFile, securityHeaders, withFraming } from './content-security.mjs';
import { ServerMetrics } from './metrics.mjs';
import { isStreamed, pageRequest } from './page-key.mjs';
import { makePage } from './page.mjs';
import { passOn } from './pass-on.mjs';
import { sendProblem } from './problem.mjs';
import { RenderQueue } from './render-queue.mjs';
import { RenderedPages } from './rendered-pages.mjs';
import { REQUEST_ID, requestIdOf } from './request-id.mjs';
import { readTarget } from './request-target.mjs';
import { isBuildFile } from './routes.mjs';
import { sendPage, sendText } from './send-page.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {import('./page.mjs').Page} Page */
/** @typedef {import('./routes.mjs').Route} Route */

/**
 * @typedef {{
 *   readonly rendererPort: () => number,
 *   readonly routeOf: import('./routes.mjs').RouteOf,
 *   readonly dataGeneration: () => number,
 *   readonly isStopping: () => boolean,
 *   readonly log: import('./shared/log.mjs').Log,
 *   readonly sbom: Buffer | null,
 *   readonly siteUrl?: string | undefined,
 *   readonly cacheBytes?: number,
 *   readonly renderLimitMs?: number,
 * }} PageServerOptions
 */

/**
 * What the log and the metrics say of a response in addition to its status.
 *
 * @typedef {{ label: string, cache: 'none' | 'hit' | 'miss' | 'outdated' | 'stale', isRefused: boolean }} Outcome
 */

const LONGEST_URL = 8192;

/** Weighed by `server/routes.mjs`: eight pages at the same time, or three comparisons and two pages. */
const RENDERS = { places: 24, placesOfRoute: 18, waiting: 128, longestWaitMs: 10_000 };

/** SBOMs that are streamed at the same time; each waits for GitHub and needs little of the renderer. */
const STREAMS = { places: 32, placesOfRoute: 32, waiting: 0, longestWaitMs: 0 };

/** A host and a port as RFC 3986 writes them, 3.2.2: a name, which may be empty, or an IP address. */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\w.:]+\])(?::\d*)?$/;

/** Methods that any path takes. */
const METHODS = 'GET, HEAD, OPTIONS';

/** What takes a body: deliveries of GitHub, and workflow files to compare. */
const TAKES_POST = ['/api/webhooks/github', '/api/v1/matrix/what-if'];

const OF_OPERATOR = ['/healthz', '/readyz'];

/**
 * Responds to visitors before Next: refuses what is malformed, sends pages from the cache, passes on what is not cached,
 * and bounds what all of it may cost.
 */
export class PageServer {
  #queue = new RenderQueue(RENDERS);
  #streams = new RenderQueue(STREAMS);
  #metrics = new ServerMetrics();
  #pages;
  /** @type {Page | null} */
  #sbom;
  /** Responses that have not ended. @type {Set<Outgoing>} */
  #open = new Set();
  #options;
  #securityHeaders;

  /** @param {PageServerOptions} options */
  constructor(options) {
    this.#options = options;
    this.#pages = new RenderedPages({ ...options, queue: this.#queue });
    this.#sbom = options.sbom === null ? null : pageOfFile(options.sbom);
    this.#securityHeaders = Object.entries(securityHeaders(options.siteUrl));
  }

  /**
   * Responds to any request; counts and logs it.
   *
   * @param {Incoming} incoming
   * @param {Outgoing} outgoing
   */
  async respond(incoming, outgoing) {
    const requestId = requestIdOf(incoming.headers[REQUEST_ID]);
    /** @type {Outcome} */
    const outcome = { label: 'other', cache: 'none', isRefused: false };
    this.#follow(incoming, outgoing, requestId, outcome);
    outgoing.setHeader(REQUEST_ID, requestId);
    for (const [name, value] of this.#securityHeaders) outgoing.setHeader(name, value);
    if (this.#options.isStopping()) outgoing.setHeader('connection', 'close');
    try {
      await this.#respond(incoming, outgoing, outcome);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#options.log('error', 'http.error', { requestId, detail });
      sendProblem(outgoing, 500, `Internal error. The log has it as request ${requestId}.`);
    }
  }

  /** Lets the responses that have not begun say that their connection ends with them. */
  closeConnections() {
    for (const outgoing of this.#open) {
      if (!outgoing.headersSent) outgoing.setHeader('connection', 'close');
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
  #follow({ method = 'GET', url = '/' }, outgoing, requestId, outcome) {
    const start = performance.now();
    this.#open.add(outgoing);
    outgoing.once('close', () => {
      this.#open.delete(outgoing);
      const seconds = (performance.now() - start) / 1000;
      const { statusCode: status } = outgoing;
      const { label, cache, isRefused } = outcome;
      this.#metrics.add({ route: label, status, seconds, cache });
      this.#options.log(status >= 500 && !isRefused ? 'warn' : 'debug', 'http.response', {
        requestId,
        method,
        path: (url.split('?', 1)[0] ?? '/').slice(0, 300),
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
  async #respond(incoming, outgoing, outcome) {
    const { method = 'GET', url = '/', headers, rawHeaders } = incoming;
    if (url.length > LONGEST_URL) return sendProblem(outgoing, 414, 'The URL is too long.');
    const target = readTarget(url);
    if (target.kind === 'malformed') return sendProblem(outgoing, 400, target.failure);
    if (countOf('host', rawHeaders) > 1) {
      return sendProblem(outgoing, 400, 'The request has more than one Host header.');
    }
    if (headers.host !== undefined && !HOST.test(headers.host)) {
      return sendProblem(outgoing, 400, 'The Host header is not a host with a port.');
    }
    if (target.kind === 'server') return sendOptions(method, outgoing);
    const { path } = target;
    if (OF_OPERATOR.includes(path)) {
      outcome.label = path;
      return this.#respondToOperator(path, method, outgoing);
    }
    if (target.redirect !== null) return sendRedirect(outgoing, target.redirect);
    const route = this.#options.routeOf(path);
    outcome.label = route.label;
    const response = this.#passesOn(method, path, route);
    if (response !== null) {
      const sent = await response.queue.run({ ...route, isCached: false }, () =>
        passOn(this.#options.rendererPort(), target.url, incoming, outgoing).then(() => true),
      );
      return sent === null ? refuse(outgoing, outcome, response.refusal) : undefined;
    }
    if (method === 'OPTIONS') return sendOptions(method, outgoing);
    if (method !== 'GET' && method !== 'HEAD') return sendMethods(outgoing, path);
    if (path === '/sbom.spdx.json' && this.#sbom !== null) {
      return sendPage(incoming, outgoing, this.#sbom);
    }
    const request = pageRequest(target.url, path, headers);
    const { page, cache } = await this.#pages.find(request, route);
    outcome.cache = cache;
    if (page === null) return refuse(outgoing, outcome, TOO_MANY_PAGES);
    if (path === '/metrics' && page.status === 200) {
      const metrics = `${page.body.toString()}${this.#metrics.format(this.#pages.cache)}`;
      return sendText(outgoing, 200, metrics);
    }
    const isFile = isBuildFile(path) && page.status === 200;
    const sent = isFile ? asFile(outgoing, page) : withFraming(outgoing, path, page);
    await sendPage(incoming, outgoing, sent);
    this.#pages.recount(request, page);
  }

  /**
   * @param {string} path
   * @param {string} method
   * @param {Outgoing} outgoing
   */
  async #respondToOperator(path, method, outgoing) {
    if (method !== 'GET' && method !== 'HEAD') {
      outgoing.setHeader('allow', 'GET, HEAD');
      return sendProblem(outgoing, 405, 'This URL takes GET, HEAD.');
    }
    if (path === '/healthz') return sendText(outgoing, 200, 'ok\n');
    if (this.#options.isStopping()) return sendText(outgoing, 503, 'stopping\n');
    const isReady = await this.#pages.isReady();
    return sendText(outgoing, isReady ? 200 : 503, isReady ? 'ready\n' : 'not ready\n');
  }

  /**
   * Decides whether a response is passed on as it comes, and in which queue: SBOMs, requests with a body, and what the API says
   * to other origins. Null for what is cached, and for what this server responds to itself.
   *
   * @param {string} method
   * @param {string} path
   * @param {Route} route
   */
  #passesOn(method, path, { label }) {
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && isStreamed(path)) return { queue: this.#streams, refusal: TOO_MANY_SBOMS };
    const isPreflight = method === 'OPTIONS' && label.startsWith('/api/v1/');
    const isPost = method === 'POST' && TAKES_POST.includes(path);
    return isPreflight || isPost ? { queue: this.#queue, refusal: TOO_MANY_PAGES } : null;
  }
}

const TOO_MANY_PAGES = 'Too many pages are being rendered. Try again soon.';

const TOO_MANY_SBOMS = 'Too many SBOMs are being sent. Try again soon.';

/**
 * @param {Outgoing} outgoing
 * @param {Outcome} outcome
 * @param {string} detail
 */
function refuse(outgoing, outcome, detail) {
  outcome.isRefused = true;
  outgoing.setHeader('retry-after', '2');
  sendProblem(outgoing, 503, detail);
}

/**
 * @param {Outgoing} outgoing
 * @param {string} location
 */
function sendRedirect(outgoing, location) {
  outgoing.setHeader('location', location);
  outgoing.writeHead(308).end();
}

/**
 * Says which methods a page takes. Other methods than OPTIONS have nothing to do with the server itself.
 *
 * @param {string} method
 * @param {Outgoing} outgoing
 */
function sendOptions(method, outgoing) {
  outgoing.setHeader('allow', METHODS);
  if (method !== 'OPTIONS') return sendProblem(outgoing, 400, 'Only OPTIONS can be for “*”.');
  outgoing.writeHead(204).end();
}

/**
 * @param {Outgoing} outgoing
 * @param {string} path
 */
function sendMethods(outgoing, path) {
  const methods = TAKES_POST.includes(path) ? 'POST' : METHODS;
  outgoing.setHeader('allow', methods);
  sendProblem(outgoing, 405, `This URL takes ${methods}.`);
}

/**
 * @param {string} name
 * @param {readonly string[]} rawHeaders
 */
function countOf(name, rawHeaders) {
  return rawHeaders.filter((each, index) => index % 2 === 0 && each.toLowerCase() === name).length;
}

/** @param {Buffer} body */
function pageOfFile(body) {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' };
  return makePage({ status: 200, headers, body, generation: 0, now: 0 });
}
