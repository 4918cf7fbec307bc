import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';

import { followRedirects, isWithin } from './bounded-fetch';
import { BodyTooLarge, failureOfStatus, toFailure } from './to-failure';

/** A file of a release, by the number that GitHub gave it. */
export type AskedAsset = {
  readonly owner: string;
  readonly repo: string;
  readonly id: number;
  /** What is asked for, in words that complete “GitHub has no … by this name.” */
  readonly what: string;
  /** The most that is read of it. */
  readonly maxBytes: number;
};

/** A file on its way. Whoever stops to read it early lets it go. */
export type OpenedAsset = {
  /** Ends with an error when the file stops arriving or is larger than asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The whole of it, for small files. */
  readonly text: () => Promise<Result<string, UpstreamFailure>>;
};

type OpenOptions = {
  readonly apiUrl: string;
  readonly token?: string | undefined;
  /** Time for the answer to begin, and for each further piece of it. */
  readonly timeoutMs: number;
  /** Called with the headers of the API's answers. */
  readonly onAnswer: (headers: Headers) => void;
};

/**
 * Hosts that GitHub's API sends to for the bytes of a file.
 *
 * @see https://docs.github.com/en/rest/releases/assets#get-a-release-asset
 */
const BYTE_HOSTS: ReadonlySet<string> = new Set([
  'objects.githubusercontent.com',
  'release-assets.githubusercontent.com',
  'github-releases.githubusercontent.com',
]);

/**
 * Opens a file of a release by its number. The API sends to another host for the bytes; only GitHub's own
 * are asked, and none but the API sees the credentials.
 */
export async function openAsset(
  { owner, repo, id, what, maxBytes }: AskedAsset,
  { apiUrl, token, timeoutMs, onAnswer }: OpenOptions,
): Promise<Result<OpenedAsset, UpstreamFailure>> {
  const patience = new Patience(timeoutMs);
  const { signal } = patience;
  const initFor = (url: URL): RequestInit | null => {
    const headers = { accept: 'application/octet-stream', 'user-agent': 'kairos-matrix' };
    if (isWithin(url, apiUrl)) {
      const withToken = token === undefined ? {} : { authorization: `token ${token}` };
      return { headers: { ...headers, ...withToken }, signal, cache: 'no-store' };
    }
    return holdsBytes(url, apiUrl) ? { headers, signal, cache: 'no-store' } : null;
  };
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/releases/assets/${id}`;
  try {
    const answer = await followRedirects(new URL(`${apiUrl}${path}`), {
      initFor,
      onAnswer: (url, headers) => {
        if (isWithin(url, apiUrl)) onAnswer(headers);
      },
    });
    const { status, body } = answer;
    const headers = Object.fromEntries(answer.headers);
    if (status === 200 && body !== null) {
      const chunks = arriving(body, { patience, maxBytes });
      return ok({ chunks, text: () => textOf(chunks, { what, timeoutMs }) });
    }
    patience.end();
    await body?.cancel();
    const failure = failureOfStatus({ status, headers, message: '' }, what);
    return fail(failure ?? { kind: 'unreadable', where: what });
  } catch (error) {
    patience.end();
    return fail(toFailure(error, { what, timeoutMs }));
  }
}

/** A host of bytes belongs to GitHub; another API, such as that of GitHub Enterprise, sends to its own host. */
function holdsBytes(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (api.hostname !== 'api.github.com') return url.origin === api.origin;
  return url.protocol === 'https:' && url.port === '' && BYTE_HOSTS.has(url.hostname);
}

/** Ends what takes too long, counted anew from each sign of life. */
class Patience {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  #timer: NodeJS.Timeout;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #start(): NodeJS.Timeout {
    const late = new DOMException('the file stopped arriving', 'TimeoutError');
    return setTimeout(() => this.#controller.abort(late), this.#timeoutMs).unref();
  }
}

async function* arriving(
  body: ReadableStream<Uint8Array>,
  { patience, maxBytes }: { readonly patience: Patience; readonly maxBytes: number },
): AsyncIterable<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge();
      // A slow reader is no sign that the file stopped arriving.
      patience.end();
      yield chunk;
      patience.renew();
    }
  } finally {
    patience.end();
  }
}

async function textOf(
  chunks: AsyncIterable<Uint8Array>,
  asked: { readonly what: string; readonly timeoutMs: number },
): Promise<Result<string, UpstreamFailure>> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
    return ok(text + decoder.decode());
  } catch (error) {
    return fail(toFailure(error, asked));
  }
}
