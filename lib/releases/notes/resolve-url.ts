import type { Repository } from '@/lib/names/catalog/model';

/** The repository and the tag whose release the notes describe. */
export type NotesOrigin = { readonly repository: Repository; readonly tag: string };

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const MAX_URL_LENGTH = 4096;
const FILE_PAGE = /^(\/[^/]+\/[^/]+)\/(?:blob|blame)\//;

/**
 * Resolves the URL of a link as if the notes were a file at the root of the repository at the tag. Null if it
 * is not `http`, `https` or `mailto`.
 */
export function resolveLink(href: string, origin: NotesOrigin): string | null {
  const url = parseUrl(href, baseOf(origin, 'github.com', 'blob/'));
  return url !== null && LINK_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/**
 * Resolves the URL of an image to the raw file in the repository at the tag. The page of a file at GitHub becomes
 * the file. Null if it is not `http` or `https`.
 */
export function resolveImage(src: string, origin: NotesOrigin): string | null {
  const url = parseUrl(src, baseOf(origin, 'raw.githubusercontent.com', ''));
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.hostname === 'github.com') url.pathname = url.pathname.replace(FILE_PAGE, '$1/raw/');
  return url.href;
}

/** Whether an absolute URL is an `https` one of GitHub, whose images our pages load. */
export function isOnGithub(absoluteUrl: string): boolean {
  const { protocol, hostname, port, username } = new URL(absoluteUrl);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    (hostname === 'github.com' || hostname.endsWith('.githubusercontent.com'))
  );
}

function parseUrl(text: string, base: string): URL | null {
  if (text.length > MAX_URL_LENGTH) return null;
  const fromRoot = /^\/(?![/\\])/.test(text) ? `.${text}` : text;
  return URL.canParse(fromRoot, base) ? new URL(fromRoot, base) : null;
}

function baseOf({ repository, tag }: NotesOrigin, host: string, middle: string): string {
  const { owner, name } = repository;
  return `https://${host}/${encodePath(owner)}/${encodePath(name)}/${middle}${encodePath(tag)}/`;
}

function encodePath(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}
