import 'server-only';
import { readBody } from './read-body';
import { RedirectRefused, StatusOutOfRange } from './to-failure';

/** Redirects that are followed for one request. */
const MOST_REDIRECTS = 3;

/** Header that carries the media type of upstream's response. */
export const ORIGINAL_TYPE = 'x-original-content-type';

/** Statuses whose responses have no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

type BoundedFetchOptions = {
  /** Base URL of the API; no request goes outside it. */
  readonly apiUrl: string;
  /** Timeout of a complete request: connecting, redirects and the body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Called with the headers of every response. */
  readonly onResponse: (headers: Headers) => void;
};

type BoundedFetch = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Returns a `fetch` that stays within the API: in time, in size and in the URLs it requests, also when
 * upstream redirects. So the credentials in a request's headers are sent to no other host.
 *
 * The body of the response is text for every media type: the caller checks it against the type.
 */
export function boundedFetch(options: BoundedFetchOptions): BoundedFetch {
  return async (address, init) => {
    const signal = AbortSignal.timeout(options.timeoutMs);
    const requestInit: RequestInit = { ...init, signal, cache: 'no-store' };
    const response = await followRedirects(new URL(address), {
      initFor: (url) => (isWithin(url, options.apiUrl) ? requestInit : null),
      onResponse: (_url, headers) => options.onResponse(headers),
    });
    const { status } = response;
    if (status < 200 || status > 599) {
      await response.body?.cancel();
      throw new StatusOutOfRange(status);
    }
    const text = await readBody(response.body, { maxBytes: options.maxBytes, signal });
    const headers = new Headers(response.headers);
    headers.set(ORIGINAL_TYPE, response.headers.get('content-type') ?? '');
    headers.set('content-type', 'text/plain; charset=utf-8');
    return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers });
  };
}

type Following = {
  /** The options for a URL; null for a URL that must not be requested. */
  readonly initFor: (url: URL) => RequestInit | null;
  /** Called with the headers of every response, and its URL. */
  readonly onResponse: (url: URL, headers: Headers) => void;
};

/**
 * Requests a URL and follows a few redirects, only to URLs that may be requested.
 *
 * @throws {RedirectRefused} For a URL that must not be requested.
 */
export async function followRedirects(
  address: URL,
  { initFor, onResponse }: Following,
): Promise<Response> {
  let url = address;
  for (let followed = 0; ; followed += 1) {
    const init = initFor(url);
    if (init === null) throw new RedirectRefused(withoutSecrets(url.href));
    // Each URL comes from the response before it.
    // oxlint-disable-next-line no-await-in-loop
    const response = await fetch(url, { ...init, redirect: 'manual' });
    onResponse(url, response.headers);
    if (response.status < 300 || response.status >= 400 || response.status === 304) return response;
    // oxlint-disable-next-line no-await-in-loop
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (location === null || !URL.canParse(location, url) || followed === MOST_REDIRECTS) {
      throw new RedirectRefused(location === null ? null : withoutSecrets(location));
    }
    url = new URL(location, url);
  }
}

/** URLs of downloads contain a signature that grants access to everyone who has it. */
function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Whether a URL lies within an API. */
export function isWithin(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  const folder = api.pathname.replace(/\/?$/, '/');
  return url.origin === api.origin && `${url.pathname}/`.startsWith(folder);
}
