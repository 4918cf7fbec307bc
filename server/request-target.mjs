/**
 * What a request is for: a path with its query, the server itself (`*`), or nothing that can be served. `redirect`
 * is where the same thing is, when the path is written in another way.
 *
 * @typedef {{ readonly kind: 'page', readonly path: string, readonly url: string, readonly redirect: string | null }
 *   | { readonly kind: 'server' }
 *   | { readonly kind: 'malformed', readonly failure: string }} Target
 */

/** The scheme and the authority of the absolute form; one without a host is malformed (RFC 9110, 4.2.1). */
const ABSOLUTE = /^https?:\/\/[^/?#]+/i;

/** What may be in a request target at all; `#` never leaves a browser. */
const WRITTEN = /^[\x21\x22\x24-\x7e]*$/;

/** URL parsers take a backslash for a slash. */
const BACKSLASH = '\\';

const DOTS = /^(?:\.|%2e){1,2}$/i;

/**
 * Reads the target of a request (RFC 9112, 3.2). The absolute form counts as its path. Refused is what two
 * parsers would read differently: dots as a segment, backslashes, control characters, and escapes that are no UTF-8.
 *
 * @param {string} target
 * @returns {Target}
 */
export function readTarget(target) {
  if (target === '*') return { kind: 'server' };
  const local = target.replace(ABSOLUTE, '');
  const url = local === target || local.startsWith('/') ? local : `/${local}`;
  const path = url.split('?', 1)[0] ?? '/';
  if (!url.startsWith('/')) return malformed('The request target must begin with a slash.');
  if (!WRITTEN.test(url)) {
    return malformed('The URL has a character that must be percent-encoded.');
  }
  if (path.includes(BACKSLASH)) return malformed('The path of the URL has a backslash.');
  if (path.split('/').some((segment) => DOTS.test(segment))) {
    return malformed('The path of the URL has dots as a segment.');
  }
  const decoded = decode(path);
  if (decoded === null) return malformed('The path of the URL has an escape that is not UTF-8.');
  if (hasControl(decoded)) return malformed('The path of the URL has a control character.');
  return { kind: 'page', path, url, redirect: tidied(path, url) };
}

/** @param {string} failure @returns {Target} */
function malformed(failure) {
  return { kind: 'malformed', failure };
}

/** @param {string} path */
function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** @param {string} text */
function hasControl(text) {
  return /\p{Cc}/u.test(text);
}

/**
 * The URL with one slash for several and none at the end; null where nothing changes. It is shorter than what
 * was requested, and begins with one slash, so that it stays on this site.
 *
 * @param {string} path
 * @param {string} url
 */
function tidied(path, url) {
  const tidy = `/${path
    .split('/')
    .filter((segment) => segment !== '')
    .join('/')}`;
  return tidy === path ? null : `${tidy}${url.slice(path.length)}`;
}
