import 'server-only';
import { BodyTooLarge, RedirectRefused } from './to-failure';

/** Redirects that are followed for one request. */
const MOST_REDIRECTS = 3;

/** Header that carries the type which upstream gave its answer. */
export const ORIGINAL_TYPE = 'x-original-content-type';

type BoundedFetchOptions = {
  /** Base address of the API; nothing outside it is asked. */
  readonly apiUrl: string;
  /** Time for a whole request: connecting, redirects and the body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Called with the headers of every answer. */
  readonly onAnswer: (headers: Headers) => void;
};

type BoundedFetch = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Makes a `fetch` that stays within the API: in time, in size and in the addresses it asks, also when
 * upstream redirects. The credentials in a request's headers therefore reach nobody else.
 *
 * The answer's body is given as text whatever its type: what a type promises is for the reader to check.
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
  /** What an address is asked with; null for an address that is not asked at all. */
  readonly initFor: (url: URL) => RequestInit | null;
  /** Called with the headers of every answer, and the address that gave them. */
  readonly onAnswer: (url: URL, headers: Headers) => void;
};

/**
 * Asks an address and goes where it redirects to, a few times, and only to addresses that may be asked.
 *
 * @throws {RedirectRefused} For an address that may not be asked.
 */
export async function followRedirects(
  address: URL,
  { initFor, onAnswer }: Following,
): Promise<Response> {
  let url = address;
  for (let followed = 0; ; followed += 1) {
    const init = initFor(url);
    if (init === null) throw new RedirectRefused(withoutSecrets(url.href));
    // Each address is known only from the answer before it.
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

/** Addresses of downloads carry a signature that lets anybody in. */
function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** Whether an address lies within an API. */
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
