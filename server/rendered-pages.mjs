import { ByteCache } from './byte-cache.mjs';
import { pageKey } from './page-key.mjs';
import { makePage, pageBytes } from './page.mjs';
import { Readiness } from './readiness.mjs';
import { renderPage } from './render-page.mjs';

/** @typedef {import('./page.mjs').Page} Page */
/** @typedef {import('./page-key.mjs').PageRequest} PageRequest */

/**
 * @typedef {{
 *   readonly queue: import('./render-queue.mjs').RenderQueue,
 *   readonly rendererPort: () => number,
 *   readonly dataGeneration: () => number,
 *   readonly cacheBytes?: number | undefined,
 *   readonly renderLimitMs?: number | undefined,
 * }} RenderedPagesOptions
 */

/**
 * A page, and how the cache took part in finding it; null where too many wait.
 *
 * @typedef {{ readonly page: Page | null, readonly cache: 'hit' | 'miss' | 'outdated' | 'stale' }} Found
 */

const CACHE_BYTES = 24 * 1024 * 1024;

/** A page says how old its data is, and whether that is too old; it is rendered again at least this often. */
const TTL_MS = 15_000;

/** What is not there, or was refused, may be there soon. */
const REFUSAL_TTL_MS = 2000;

/** While renders have to wait, a page may be this old; after that it waits as well, before pages that are new. */
const STALE_MS = 120_000;

/** Longer than any page waits for upstream. */
const RENDER_LIMIT_MS = 25_000;

/** Larger responses are not cached. */
const LARGEST_CACHED = 8 * 1024 * 1024;

/** Rendered to find out whether anything can be. It waits for nothing but the data that is stored. */
const PROBE = { url: '/api/v1/status', headers: { accept: '*/*', host: 'localhost' } };

/**
 * The cache of pages in front of Next: what depends only on its URL and on the data is rendered and
 * compressed once for each generation of the data, and served as bytes after that. Next has no cache of whole
 * responses that counts the query.
 */
export class RenderedPages {
  /** @type {ByteCache<Page>} */
  #cache;
  /** @type {Map<string, Promise<Page | null>>} */
  #renders = new Map();
  #readiness = new Readiness(() => this.#probe());
  #queue;
  #options;

  /** @param {RenderedPagesOptions} options */
  constructor(options) {
    this.#options = options;
    this.#queue = options.queue;
    this.#cache = new ByteCache(options.cacheBytes ?? CACHE_BYTES, pageBytes);
  }

  /**
   * Finds a page that is fresh, or has it rendered: once for all requests that want it meanwhile. While renders have
   * to wait, a page of shortly before is served; none where too many wait.
   *
   * @param {PageRequest} request
   * @param {import('./routes.mjs').Route} route
   * @returns {Promise<Found>}
   */
  async find(request, route) {
    const key = pageKey(request);
    const cached = this.#cache.get(key);
    if (cached !== null && this.#isFresh(cached)) return { page: cached, cache: 'hit' };
    const wanted = { ...route, isCached: cached !== null };
    const isBusy = this.#queue.isBusyFor(wanted);
    const render = this.#renders.get(key) ?? this.#start(key, request, wanted);
    const page = isBusy && cached !== null && isRecent(cached) ? null : await render;
    if (page !== null) return { page, cache: cached === null ? 'miss' : 'outdated' };
    render.catch(() => undefined);
    return { page: cached, cache: cached === null ? 'miss' : 'stale' };
  }

  /**
   * @param {string} key
   * @param {PageRequest} request
   * @param {import('./render-queue.mjs').Wanted} wanted
   */
  #start(key, request, wanted) {
    const render = this.#queue
      .run(wanted, () => this.#render(key, request))
      .finally(() => this.#renders.delete(key));
    this.#renders.set(key, render);
    return render;
  }

  /** @param {Page} page */
  #isFresh({ generation, renderedAt, status, isUnchanging }) {
    if (isUnchanging) return true;
    const age = Date.now() - renderedAt;
    const ttl = status === 200 ? TTL_MS : REFUSAL_TTL_MS;
    return generation === this.#options.dataGeneration() && age < ttl;
  }

  /**
   * @param {string} key
   * @param {PageRequest} request
   * @returns {Promise<Page>}
   */
  async #render(key, request) {
    const generation = this.#options.dataGeneration();
    const rendered = await this.#renderInTime(request);
    const page = makePage({ ...rendered, generation, now: Date.now() });
    const isCacheable =
      [200, 404, 422].includes(page.status) && rendered.headers['cache-control'] !== 'no-cache';
    if (isCacheable && rendered.body.length <= LARGEST_CACHED) this.#cache.set(key, page);
    return page;
  }

  /** @param {PageRequest} request */
  async #renderInTime({ url, headers }) {
    const limitMs = this.#options.renderLimitMs ?? RENDER_LIMIT_MS;
    try {
      const rendered = await renderPage(this.#options.rendererPort(), url, headers, limitMs);
      this.#readiness.prove();
      return rendered;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
      this.#readiness.doubt();
      throw new Error(`No page came within ${limitMs} ms.`, { cause: error });
    }
  }

  /**
   * Counts a page again after it was sent, since it may have been compressed for that.
   *
   * @param {PageRequest} request
   * @param {Page} page
   */
  recount(request, page) {
    this.#cache.recount(pageKey(request), page);
  }

  /** Whether pages can be rendered. */
  isReady() {
    return this.#readiness.isReady();
  }

  /** What the metrics say of the cache. */
  get cache() {
    return this.#cache;
  }

  async #probe() {
    return (await this.#renderInTime(PROBE)).status === 200;
  }
}

/** @param {Page} page */
function isRecent({ renderedAt }) {
  return Date.now() - renderedAt < STALE_MS;
}
