import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { arrivingChunks, Patience } from '@/lib/upstream/github/arriving-chunks';
import { BodyTooLarge, RedirectRefused, toFailure } from '@/lib/upstream/github/to-failure';

import { beginningOf, discardArrival, NO_CHUNKS, type Arrival } from './arrival';
import { failureOfResponse } from './failure-of-response';
import { gatherBytes } from './gather-bytes';
import type { Pace, Registry } from './model';
import { PaceKeeper } from './pace-keeper';
import { parseChallenge } from './parse-challenge';
import { redirectTarget } from './redirect-target';
import { TokenIssuer } from './token-issuer';
import { USER_AGENT } from './user-agent';

/** A request to a registry. */
export type RegistryRequest = {
  /** Path and query under the registry's URL, or a URL of the registry itself. */
  readonly path: string | URL;
  /** The repository that a token is requested for. */
  readonly repository: string;
  readonly accept: string;
  readonly pace: Pace;
  /** What is requested, in words that complete “quay.io has no … by this name.” */
  readonly what: string;
  /** ETag of the cached response: makes the request conditional. */
  readonly etag?: string | null;
  /** Whether one redirect to a host of blobs is followed. */
  readonly mayRedirect?: boolean;
};

/** Limits of one transfer. */
export type TransferLimits = {
  readonly maxBytes: number;
  /** Timeout of the complete transfer. */
  readonly totalMs: number;
};

/** A response whose body is arriving: 200, or 304 to a conditional request. */
export type OpenResponse = {
  readonly status: 200 | 304;
  readonly url: URL;
  readonly headers: Headers;
  /** Ends with an error when it stalls, takes too long or is too large. Stopping early cancels it. */
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** A response with its complete body. */
export type WholeResponse = Omit<OpenResponse, 'chunks'> & { readonly bytes: Uint8Array };

export type SessionOptions = {
  readonly registry: Registry;
  /** Timeout for a response to start and for each further chunk; for a small response, of all of it. */
  readonly timeoutMs: number;
};

/** Sends requests to one registry within its pace and its hosts, with a token where it wants one. */
export class RegistrySession {
  readonly registry: Registry;
  /** Timeout for a response to start and for each further chunk. */
  readonly timeoutMs: number;
  readonly #tokens: TokenIssuer;
  readonly #paces: Readonly<Record<Pace, PaceKeeper>>;

  constructor({ registry, timeoutMs }: SessionOptions) {
    const { listing, content } = registry.requestsPerSecond;
    this.registry = registry;
    this.timeoutMs = timeoutMs;
    this.#tokens = new TokenIssuer(registry, timeoutMs);
    this.#paces = { listing: new PaceKeeper(listing), content: new PaceKeeper(content) };
  }

  /** Reads a small response completely. */
  async read(
    request: RegistryRequest,
    maxBytes: number,
  ): Promise<Result<WholeResponse, UpstreamFailure>> {
    const opened = await this.open(request, { maxBytes, totalMs: this.timeoutMs });
    if (!opened.ok) return opened;
    const { chunks, ...head } = opened.value;
    const bytes = await this.gather(chunks, request.what);
    return bytes.ok ? ok({ ...head, bytes: bytes.value }) : bytes;
  }

  /** Gathers the chunks of a response; a broken transfer is a failure. */
  async gather(
    chunks: AsyncIterable<Uint8Array>,
    what: string,
  ): Promise<Result<Uint8Array, UpstreamFailure>> {
    try {
      return ok(await gatherBytes(chunks));
    } catch (error) {
      return this.fail(toFailure(error, { what, timeoutMs: this.timeoutMs }));
    }
  }

  /** Opens a response. Every status but 200, and 304 to a conditional request, is a failure. */
  async open(
    request: RegistryRequest,
    limits: TransferLimits,
  ): Promise<Result<OpenResponse, UpstreamFailure>> {
    const { what } = request;
    try {
      const arrived = await this.#exchange(request, limits);
      if (!arrived.ok) return this.fail(arrived.failure);
      return await this.#receive(arrived.value, request, limits);
    } catch (error) {
      return this.fail(toFailure(error, { what, timeoutMs: this.timeoutMs }));
    }
  }

  /** Fails with this registry's host. */
  fail(failure: UpstreamFailure): { readonly ok: false; readonly failure: UpstreamFailure } {
    return fail(this.atHost(failure));
  }

  /** A failure with this registry's host. */
  atHost(failure: UpstreamFailure): UpstreamFailure {
    return { ...failure, host: this.registry.host };
  }

  /** Sends a request, and once more with a token where the registry wants one. */
  async #exchange(
    request: RegistryRequest,
    limits: TransferLimits,
  ): Promise<Result<Arrival, UpstreamFailure>> {
    const { repository } = request;
    const first = await this.#send(request, limits, this.#tokens.valid(repository));
    const { status, headers } = first.response;
    const challenge = status === 401 ? parseChallenge(headers.get('www-authenticate')) : null;
    if (challenge === null) return ok(first);
    await discardArrival(first);
    const token = await this.#tokens.request(challenge, repository);
    return token.ok ? ok(await this.#send(request, limits, token.value)) : token;
  }

  async #send(
    request: RegistryRequest,
    { totalMs }: TransferLimits,
    token: string | null,
  ): Promise<Arrival> {
    await this.#paces[request.pace].turn();
    const patience = new Patience(this.timeoutMs);
    const signal = AbortSignal.any([patience.signal, AbortSignal.timeout(totalMs)]);
    const init = { signal, redirect: 'manual', cache: 'no-store' } as const;
    const url = new URL(request.path, this.registry.url);
    const headers = headersOf(request);
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    try {
      const response = await fetch(url, { ...init, headers: { ...headers, ...authorization } });
      if (!isRedirect(response)) return { response, url, patience };
      const target = await this.#redirect(response, url, request.mayRedirect ?? false);
      const redirected = await fetch(target, { ...init, headers });
      if (isRedirect(redirected)) await this.#redirect(redirected, target, false);
      return { response: redirected, url: target, patience };
    } catch (error) {
      patience.end();
      throw error;
    }
  }

  /**
   * The target of a redirect. Only its origin is reported where it is refused: the path and the query of a
   * signed URL grant access to everyone who has it.
   *
   * @throws {RedirectRefused} For a target that is not followed.
   */
  async #redirect(response: Response, from: URL, mayRedirect: boolean): Promise<URL> {
    await response.body?.cancel();
    const location = response.headers.get('location');
    const target = redirectTarget(this.registry, location, from);
    if (mayRedirect && target !== null) return target;
    const isUrl = location !== null && URL.canParse(location, from);
    throw new RedirectRefused(isUrl ? new URL(location, from).origin : null);
  }

  async #receive(
    arrival: Arrival,
    { what, etag }: RegistryRequest,
    { maxBytes }: TransferLimits,
  ): Promise<Result<OpenResponse, UpstreamFailure>> {
    const { response, url, patience } = arrival;
    const { status, headers, body } = response;
    if (status === 304 && typeof etag === 'string') {
      await discardArrival(arrival);
      return ok({ status, url, headers, chunks: NO_CHUNKS });
    }
    if (status !== 200) {
      const text = await beginningOf(arrival, this.timeoutMs);
      return this.fail(failureOfResponse({ status, headers, body: text, what }));
    }
    if (Number(headers.get('content-length') ?? 0) > maxBytes) {
      await discardArrival(arrival);
      throw new BodyTooLarge();
    }
    const chunks = body === null ? NO_CHUNKS : arrivingChunks(body, { patience, maxBytes });
    return ok({ status, url, headers, chunks });
  }
}

function headersOf({ accept, etag }: RegistryRequest) {
  return {
    accept,
    // A digest is that of the original bytes.
    'accept-encoding': 'identity',
    'user-agent': USER_AGENT,
    ...(typeof etag === 'string' && { 'if-none-match': etag }),
  };
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
