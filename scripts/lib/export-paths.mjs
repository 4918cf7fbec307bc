import { createHash } from 'node:crypto';
import { posix } from 'node:path';

/** The page that links lead to whose target is not in the export. */
export const MISSING_PAGE = 'not-in-this-copy.html';

const PAGES = [
  /^\/$/,
  /^\/(?:releases|sbom|status|api-reference|build|decode|verify|packages)$/,
  /^\/releases\/[^/]+$/,
  /^\/releases\/[^/]+\/(?!compare$)[^/]+$/,
];

const FILES = [
  /^\/(?:matrix|releases|sbom|status)\.(?:json|csv|md|atom)$/,
  /^\/api\/v1\/(?:matrix|releases|status|openapi\.json)$/,
  /^\/api\/v1\/releases\/[^/]+\/[^/]+$/,
  /^\/releases\/[^/]+\/[^/]+\/release\.md$/,
  /^\/_next\/static\/.+\.(?:css|woff2)$/,
  /^\/(?:icon\.svg|touch-icon\.png|sbom\.spdx\.json)$/,
];

/** Queries that are exported: a page of a list, an open cell, and the matrices of all sources. */
const QUERIES = [
  [/^\/$/, /^cell=[\w.%~-]+$/],
  [/^\/(?:releases|releases\/[^/]+|sbom|api\/v1\/releases)$/, /^page=\d+$/],
  [/^\/api\/v1\/matrix$/, /^source=all$/],
];

/**
 * Decides the file of a URL in an export; null for one that is not exported: filters, forms and comparisons have no end.
 *
 * @param {URL} url
 * @returns {string | null}
 */
export function fileOf({ pathname, search }) {
  const query = search.slice(1);
  const isQuery = QUERIES.some(([path, shape]) => path?.test(pathname) && shape?.test(query));
  if (query !== '' && !isQuery) return null;
  const suffix = query === '' ? '' : `-${safeName(query)}`;
  const path = pathname.split('/').filter(Boolean).map(safeName).join('/');
  if (PAGES.some((shape) => shape.test(pathname)) && !FILES.some((shape) => shape.test(pathname))) {
    return posix.join(path, `index${suffix}.html`);
  }
  if (!FILES.some((shape) => shape.test(pathname))) return null;
  const extension = pathname.startsWith('/api/') && !path.endsWith('.json') ? '.json' : '';
  return `${path}${suffix}${extension}`;
}

/**
 * Writes the link from one file of an export to another, so that it works from any folder of a file server and from a
 * disk.
 *
 * @param {string} from
 * @param {string} to
 */
export function relativeLink(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * A name that every file system takes. What has other characters, or is long, is made unique by a digest.
 *
 * @param {string} segment
 */
function safeName(segment) {
  const name = decode(segment);
  const safe = name.replaceAll(/[^\w.+-]/g, '-').slice(0, 120);
  if (safe === name && !/^\.+$|\.$/.test(name)) return name;
  const digest = createHash('sha256').update(segment).digest('hex').slice(0, 8);
  return `${safe.replace(/^\.+/, '-').replace(/\.$/, '')}-${digest}`;
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
