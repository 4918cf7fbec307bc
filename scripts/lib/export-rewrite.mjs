import { MISSING_PAGE, fileOf, relativeLink } from './export-paths.mjs';

/**
 * Where a page is and what of it is in the export.
 *
 * @typedef {{
 *   readonly url: URL,
 *   readonly file: string,
 *   readonly origins: readonly string[],
 *   readonly isExported: (file: string) => boolean,
 *   readonly note: string,
 * }} PagePlace
 */

/** A tag with its attributes; text in quotes may have any character. */
const TAG = /<[a-zA-Z](?:"[^"]*"|'[^']*'|[^'"<>])*>/g;
const LINK = /(\s(?:href|src|action)=)"([^"]*)"/g;
const SCRIPT = /<script\b(?:"[^"]*"|'[^']*'|[^'">])*>[^]*?<\/script>/g;

/** Elements of the head that mean nothing in a copy: scripts ahead of time, and URLs of the site. */
const OF_SITE = /<link\b[^>]*\brel="(?:preload|modulepreload|canonical|manifest)"[^>]*>/g;

const STYLE_URL = /url\((["']?)([^"')]+)\1\)/g;

/**
 * Lists the URLs of this site in a page that an export has a file for.
 *
 * @param {string} html
 * @param {Pick<PagePlace, 'url' | 'origins'>} place
 * @returns {readonly URL[]}
 */
export function linksOf(html, { url, origins }) {
  const tags = withoutScripts(html).match(TAG) ?? [];
  return tags.flatMap((tag) =>
    [...tag.matchAll(LINK)].flatMap(([, , value = '']) => {
      const target = ownUrl(unescapeHtml(value), url, origins);
      return target === null || fileOf(target) === null ? [] : [target];
    }),
  );
}

/**
 * Makes a page of the site into a page of the copy: without scripts, with relative links, and with a note of its day. A
 * link to what is not in the copy leads to a page that says so.
 *
 * @param {string} html
 * @param {PagePlace} place
 */
export function rewritePage(html, place) {
  const text = withoutScripts(html).replaceAll(OF_SITE, '');
  return text
    .replaceAll(TAG, (tag) =>
      tag.replaceAll(LINK, (whole, name, value) => {
        const link = rewriteLink(unescapeHtml(value), place);
        return link === null ? whole : `${name}"${escapeHtml(link)}"`;
      }),
    )
    .replace(/<body\b[^>]*>/, (body) => `${body}${place.note}`);
}

/**
 * Makes the links of a style sheet relative, and lists what they lead to.
 *
 * @param {string} css
 * @param {Pick<PagePlace, 'url' | 'file' | 'origins'>} place
 */
export function rewriteStyles(css, { url, file, origins }) {
  /** @type {URL[]} */
  const targets = [];
  const text = css.replaceAll(STYLE_URL, (whole, _quote, value) => {
    const target = ownUrl(value, url, origins);
    const targetFile = target === null ? null : fileOf(target);
    if (target === null || targetFile === null) return whole;
    targets.push(target);
    return `url("${relativeLink(file, targetFile)}")`;
  });
  return { text, targets };
}

/** @param {string} html */
function withoutScripts(html) {
  return html.replaceAll(SCRIPT, '');
}

/** @param {string} value @param {PagePlace} place @returns {string | null} */
function rewriteLink(value, { url, file, origins, isExported }) {
  if (value.startsWith('#')) return null;
  const target = ownUrl(value, url, origins);
  if (target === null) return null;
  const targetFile = fileOf(target);
  const isThere = targetFile !== null && isExported(targetFile);
  return `${relativeLink(file, isThere ? targetFile : MISSING_PAGE)}${isThere ? target.hash : ''}`;
}

/**
 * @param {string} value
 * @param {URL} base
 * @param {readonly string[]} origins
 * @returns {URL | null}
 */
function ownUrl(value, base, origins) {
  if (!URL.canParse(value, base)) return null;
  const target = new URL(value, base);
  return origins.includes(target.origin) ? target : null;
}

/** @param {string} text */
function unescapeHtml(text) {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
