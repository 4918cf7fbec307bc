import { writeExported } from './export-folder.mjs';
import { MISSING_PAGE, fileOf } from './export-paths.mjs';
import { linksOf, rewritePage, rewriteStyles } from './export-rewrite.mjs';

/**
 * @typedef {{
 *   readonly site: string,
 *   readonly origins: readonly string[],
 *   readonly folder: string,
 *   readonly releases: number,
 *   readonly exportedAt: string,
 * }} Crawl
 */

/** @typedef {{ readonly url: string, readonly status: number }} FailedUrl */

/** What no page links to, or only as one format among several. */
const STARTS = [
  '/',
  '/releases',
  '/status',
  '/api-reference',
  '/api/v1/matrix',
  '/api/v1/matrix?source=all',
  '/api/v1/releases',
  '/api/v1/status',
  '/api/v1/openapi.json',
  ...['matrix', 'releases', 'sbom', 'status'].map((name) => `/${name}.json`),
  ...['matrix', 'releases', 'sbom'].map((name) => `/${name}.csv`),
  ...['matrix', 'releases', 'status'].map((name) => `/${name}.md`),
  '/releases.atom',
  '/sbom',
  '/icon.svg',
];

/** Requests at the same time: the site renders a few pages at a time, and has other visitors. */
const AT_ONCE = 3;

/** How often a page is requested again that the site had no time for. */
const ATTEMPTS = 5;

/**
 * Copies a running site into a folder: every page, list and file of the API that has an end. Links are rewritten once
 * all pages are there, so that none leads to a file that is missing.
 *
 * @param {Crawl} crawl
 * @returns {Promise<{ readonly files: readonly string[], readonly pages: number, readonly failed: readonly FailedUrl[] }>}
 */
export async function crawlSite({ site, origins, folder, releases, exportedAt }) {
  /** @type {Map<string, { readonly url: URL, readonly html: string }>} */
  const pages = new Map();
  /** @type {Set<string>} */
  const written = new Set();
  /** @type {FailedUrl[]} */
  const failed = [];
  const queue = new Queue(releases);
  for (const start of STARTS) queue.add(new URL(start, site));

  /** @param {URL} url @param {string} file */
  const copy = async (url, file) => {
    const local = new URL(`${url.pathname}${url.search}`, site);
    const { status, type, body } = await request(local);
    if (status !== 200) {
      failed.push({ url: `${url.pathname}${url.search}`, status });
      return;
    }
    if (type.startsWith('text/html')) {
      const html = body.toString();
      pages.set(file, { url: local, html });
      for (const link of linksOf(html, { url: local, origins })) queue.add(link);
    } else if (type.startsWith('text/css')) {
      const { text, targets } = rewriteStyles(body.toString(), { url: local, file, origins });
      for (const target of targets) queue.add(target);
      await writeExported(folder, file, text);
      written.add(file);
    } else {
      await writeExported(folder, file, body);
      written.add(file);
    }
  };

  for (let batch = queue.take(AT_ONCE); batch.length > 0; batch = queue.take(AT_ONCE)) {
    await Promise.all(batch.map(({ url, file }) => copy(url, file)));
  }

  const isExported = (/** @type {string} */ file) => pages.has(file) || written.has(file);
  const note = noteOf(exportedAt);
  for (const [file, { url, html }] of pages) {
    await writeExported(folder, file, rewritePage(html, { url, file, origins, isExported, note }));
  }
  await writeExported(folder, MISSING_PAGE, missingPage(exportedAt));
  return { files: [...pages.keys(), ...written].toSorted(), pages: pages.size, failed };
}

/** The URLs that are to be copied, each once, with a limit on the releases of a component. */
class Queue {
  /** @type {Set<string>} */
  #seen = new Set();
  /** @type {{ readonly url: URL, readonly file: string }[]} */
  #waiting = [];
  /** @type {Map<string, Set<string>>} */
  #releases = new Map();
  #limit;

  /** @param {number} limit */
  constructor(limit) {
    this.#limit = limit;
  }

  /** @param {URL} url */
  add(url) {
    const file = fileOf(url);
    if (file === null || this.#seen.has(file) || !this.#isWithinLimit(url.pathname)) return;
    this.#seen.add(file);
    this.#waiting.push({ url, file });
    // The lists have no links between their pages in JSON; a release has its own JSON.
    const [, component, tag] = /^\/releases\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (tag !== undefined) this.add(new URL(`/api/v1/releases/${component}/${tag}`, url));
  }

  /** @param {number} count */
  take(count) {
    return this.#waiting.splice(0, count);
  }

  /** @param {string} path */
  #isWithinLimit(path) {
    const [, component = '', tag] = /^(?:\/api\/v1)?\/releases\/([^/]+)\/([^/]+)/.exec(path) ?? [];
    if (tag === undefined) return true;
    const tags = this.#releases.get(component) ?? new Set();
    if (!tags.has(tag) && tags.size >= this.#limit) return false;
    this.#releases.set(component, tags.add(tag));
    return true;
  }
}

/** @param {URL} url */
async function request(url) {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, { headers: { accept: 'text/html, */*' } });
    const body = Buffer.from(await response.arrayBuffer());
    const { status, headers } = response;
    if (status !== 503 || attempt >= ATTEMPTS) {
      return { status, type: headers.get('content-type') ?? '', body };
    }
    const seconds = Math.min(Number(headers.get('retry-after') ?? 1) || 1, 5);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/** @param {string} exportedAt */
function noteOf(exportedAt) {
  return `<p role="note" style="margin:0;padding:8px 16px;border-bottom:1px solid currentColor;font:14px/20px system-ui,sans-serif">Offline copy of ${exportedAt.slice(0, 16).replace('T', ', ')} UTC. Filters, forms and search need the running site.</p>`;
}

/** @param {string} exportedAt */
function missingPage(exportedAt) {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Not in this copy · Kairos Matrix</title></head>',
    '<body style="margin:0;font:16px/24px system-ui,sans-serif;color-scheme:light dark">',
    noteOf(exportedAt),
    '<main style="padding:16px"><h1>This view is not in the offline copy</h1>',
    '<p>The copy has the matrix, its cells, the releases, the SBOM list and the files of the API. Filters, comparisons, the builder and the decoder need the running site.</p>',
    '<p><a href="index.html">Matrix</a> · <a href="releases/index.html">Releases</a></p></main></body></html>',
    '',
  ].join('\n');
}
