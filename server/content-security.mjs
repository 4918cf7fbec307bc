import { createHash } from 'node:crypto';

import { LATE_SCRIPT, THEME_SCRIPT } from './shared/inline-scripts.mjs';

/** Inline scripts of the framework: they hand over data as JSON and do nothing else. */
const DATA_SCRIPTS = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((?<json>.*)\)$/s,
  /^self\.__next_f\.push\((?<json>.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((?<json>.*)\);?$/s,
];

const OUR_SCRIPTS = new Set([LATE_SCRIPT, THEME_SCRIPT]);

const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([^<]*)<\/script>/g;

/** Where images in release notes come from; GitHub redirects attachments to its bucket. */
const IMAGE_HOSTS = [
  'https://github.com',
  'https://*.githubusercontent.com',
  'https://github-production-user-asset-6210df.s3.amazonaws.com',
];

const SECURITY_HEADERS = {
  'content-security-policy': policyOf([]),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Headers of every response. Pages also get a policy that names their inline scripts. Browsers must use TLS
 * where the operator stated that the site has it, for this host only.
 *
 * @param {string | undefined} siteUrl
 * @returns {Readonly<Record<string, string>>}
 */
export function securityHeaders(siteUrl) {
  const isOverTls = siteUrl?.toLowerCase().startsWith('https://') ?? false;
  return isOverTls
    ? { ...SECURITY_HEADERS, 'strict-transport-security': 'max-age=63072000' }
    : SECURITY_HEADERS;
}

/** Headers that mean something for documents only. */
const OF_DOCUMENTS = [
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'x-frame-options',
];

/** Headers that an immutable file with an ETag does not need; ranges of it are not served. */
const NOT_OF_FILES = ['last-modified', 'accept-ranges'];

/**
 * The headers of a file of the build. They are most of what is transferred of a small script, so it has none of
 * those for documents, and the shortest policy: as a document it may do nothing.
 *
 * @param {import('node:http').ServerResponse} outgoing
 * @param {import('./page.mjs').Page} page
 * @returns {import('./page.mjs').Page}
 */
export function asFile(outgoing, page) {
  for (const name of OF_DOCUMENTS) outgoing.removeHeader(name);
  const headers = Object.fromEntries(
    Object.entries(page.headers).filter(([name]) => !NOT_OF_FILES.includes(name)),
  );
  const policy = "default-src 'none'; frame-ancestors 'none'";
  return { ...page, headers: { ...headers, 'content-security-policy': policy } };
}

/** The one page that other sites may show in a frame. It has no script, and fetches nothing. */
const FRAMED = '/embed';

const FRAMED_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

/**
 * The headers of a page as they are sent for a path: those of the page that may be framed allow frames of every
 * site, and neither scripts nor requests.
 *
 * @param {import('node:http').ServerResponse} outgoing
 * @param {string} path
 * @param {import('./page.mjs').Page} page
 * @returns {import('./page.mjs').Page}
 */
export function withFraming(outgoing, path, page) {
  if (path !== FRAMED) return page;
  outgoing.removeHeader('x-frame-options');
  return { ...page, headers: { ...page.headers, 'content-security-policy': FRAMED_POLICY } };
}

/**
 * Writes the content security policy of a page: scripts from this site, and inline scripts by their
 * hashes: our own, and those of the framework that hand over data and nothing else. A script that came in
 * any other way has no hash, and no browser runs it.
 *
 * @param {string} html
 */
export function pagePolicy(html) {
  return policyOf(
    [...html.matchAll(INLINE)]
      .map(([, script = '']) => script)
      .filter((script) => OUR_SCRIPTS.has(script) || isData(script))
      .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`),
  );
}

/** @param {string} script */
function isData(script) {
  return DATA_SCRIPTS.some((shape) => {
    const json = shape.exec(script)?.groups?.['json'];
    if (json === undefined) return false;
    try {
      JSON.parse(json);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {readonly string[]} hashes */
function policyOf(hashes) {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(hashes)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${IMAGE_HOSTS.join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ');
}
