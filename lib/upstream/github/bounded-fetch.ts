import 'server-only';
import { BodyTooLarge, RedirectRefused } from './to-failure';

/** Redirects that are followed for one request. */
const MOST_REDIRECTS = 3;

/** Header that carries the media type of upstream's response. */
export const ORIGINAL_TYPE = 'x-original-content-type';

type BoundedFetchOptions = {
  /** Base URL of the API; no request goes outside it. */
  readonly apiUrl: string;
  /** Timeout of a whole request: connecting, redirects and the body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Called with the headers of every response. */
  readonly onAnswer: (headers: Headers) => void;
};

type BoundedFetch = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Returns a `fetch` that stays within the API: in time, in size and in the URLs it requests, also when
 * upstream redirects. So the credentials in a request's headers are sent to nobody else.
 *
 * The body of the response is text whatever its media type: the caller checks what the type promises.
 */
export function boundedFetch(options: BoundedFetchOptions): BoundedFetch {
  return async (address, init) => {
    const signal = AbortSignal.timeout(options.timeoutMs);
    const asked: RequestInit = { ...init, signal, cache: 'no-store' };
    const answer = await followRedirects(new URL(address), {
      initFor: (url) => (isWithin(url, options.apiUrl) ? asked : null),
      onAnswer: (_url, headers) => options.onAnswer(headers),
    });
    const text = await readBody(answer, options.maxBytes);
    const headers = new Headers(answer.headers);
    headers.set(ORIGINAL_TYPE, answer.headers.get('content-type') ?? '');
    headers.set('content-type', 'text/plain; charset=utf-8');
    const isEmpty = answer.status === 304 || answer.status === 204;
    return new Response(isEmpty ? null : text, { status: answer.status, headers });
  };
}

type Following = {
  /** The options for a URL; null for a URL that must not be requested. */
  readonly initFor: (url: URL) => RequestInit | null;
  /** Called with the headers of every response, and its URL. */
  readonly onAnswer: (url: URL, headers: Headers) => void;
};

/**
 * Requests a URL and follows a few redirects, only to URLs that may be requested.
 *
 * @throws {RedirectRefused} For a URL that must not be requested.
 */
export async function followRedirects(
  address: URL,
  { initFor, onAnswer }: Following,
): Promise<Response> {
  let url = address;
  for (let followed = 0; ; followed += 1) {
    const init = initFor(url);
    if (init === null) throw new RedirectRefused(withoutSecrets(url.href));
    // Each URL comes from the response before it.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await fetch(url, { ...init, redirect: 'manual' });
    onAnswer(url, answer.headers);
    if (answer.status < 300 || answer.status >= 400 || answer.status === 304) return answer;
    // oxlint-disable-next-line no-await-in-loop
    await answer.body?.cancel();
    const location = answer.headers.get('location');
    if (location === null || !URL.canParse(location, url) || followed === MOST_REDIRECTS) {
      throw new RedirectRefused(location === null ? null : withoutSecrets(location));
    }
    url = new URL(location, url);
  }
}

/** URLs of downloads carry a signature that grants access to anybody. */
function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Whether a URL lies within an API. */
export function isWithin(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  const folder = api.pathname.replace(/\/?$/, '/');
  return url.origin === api.origin && `${url.pathname}/`.startsWith(folder);
}

async function readBody(answer: Response, maxBytes: number): Promise<string> {
  if (answer.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new BodyTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
