import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';

import { arrivingChunks, Patience } from './arriving-chunks';
import { followRedirects, isWithin } from './bounded-fetch';
import { failureOfStatus } from './failure-of-status';
import { toFailure } from './to-failure';

/** An asset of a release, by GitHub's id. */
export type AssetRequest = {
  readonly owner: string;
  readonly repo: string;
  readonly id: number;
  /** What is requested, in words that complete “Not found on GitHub: ….” */
  readonly what: string;
  /** Most bytes that are read. */
  readonly maxBytes: number;
  /** Aborted when the asset is not needed any more. */
  readonly signal?: AbortSignal;
};

/** An asset in flight. Stopping to read it early cancels the request. */
export type OpenedAsset = {
  /** Ends with an error when the download stalls or is larger than `maxBytes`. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The complete file, for small ones. */
  readonly text: () => Promise<Result<string, UpstreamFailure>>;
};

type OpenOptions = {
  readonly apiUrl: string;
  readonly token?: string | undefined;
  /** Timeout for the response to start, and for each further chunk. */
  readonly timeoutMs: number;
  /** Called with the headers of the API's responses. */
  readonly onResponse: (headers: Headers) => void;
};

/** Characters of an error's body that are read. */
const MOST_ERROR_CHARACTERS = 20_000;

/**
 * Hosts to which GitHub's API redirects for the bytes of an asset.
 *
 * @see https://docs.github.com/en/rest/releases/assets#get-a-release-asset
 */
const BYTE_HOSTS: ReadonlySet<string> = new Set([
  'objects.githubusercontent.com',
  'release-assets.githubusercontent.com',
  'github-releases.githubusercontent.com',
]);

/**
 * Opens an asset of a release by its id. The API redirects to another host for the bytes; only GitHub's
 * own hosts are followed, and only the API gets the credentials.
 */
export async function openAsset(
  { owner, repo, id, what, maxBytes, signal: closing }: AssetRequest,
  { apiUrl, token, timeoutMs, onResponse }: OpenOptions,
): Promise<Result<OpenedAsset, UpstreamFailure>> {
  const patience = new Patience(timeoutMs);
  const signal =
    closing === undefined ? patience.signal : AbortSignal.any([patience.signal, closing]);
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
    const response = await followRedirects(new URL(`${apiUrl}${path}`), {
      initFor,
      onResponse: (url, headers) => {
        if (isWithin(url, apiUrl)) onResponse(headers);
      },
    });
    const { status, body } = response;
    const headers = Object.fromEntries(response.headers);
    if (status === 200 && body !== null) {
      const chunks = arrivingChunks(body, { patience, maxBytes });
      return ok({ chunks, text: () => textOf(chunks, { what, timeoutMs }) });
    }
    const text = await startOf(body);
    patience.end();
    const failure = failureOfStatus({ status, headers, body: text }, { what, now: new Date() });
    return fail(failure ?? { kind: 'unreadable', where: what });
  } catch (error) {
    patience.end();
    return fail(toFailure(error, { what, timeoutMs }));
  }
}

/** The host of the bytes must belong to GitHub; another API, e.g. GitHub Enterprise, redirects to its own host. */
function holdsBytes(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (api.hostname !== 'api.github.com') return url.origin === api.origin;
  return url.protocol === 'https:' && url.port === '' && BYTE_HOSTS.has(url.hostname);
}

/** The start of an error's body; its message is short. */
async function startOf(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_ERROR_CHARACTERS) break;
  }
  return text;
}

async function textOf(
  chunks: AsyncIterable<Uint8Array>,
  request: { readonly what: string; readonly timeoutMs: number },
): Promise<Result<string, UpstreamFailure>> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
    return ok(text + decoder.decode());
  } catch (error) {
    return fail(toFailure(error, request));
  }
}
