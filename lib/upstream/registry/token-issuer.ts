import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { arrivingChunks, Patience } from '@/lib/upstream/github/arriving-chunks';
import { toFailure } from '@/lib/upstream/github/to-failure';

import { failureOfResponse } from './failure-of-response';
import { gatherBytes } from './gather-bytes';
import type { Registry } from './model';
import type { Challenge } from './parse-challenge';
import { parseJson } from './parse-json';
import { USER_AGENT } from './user-agent';

const MOST_BYTES = 64 * 1024;

/** How long a token counts as valid where its issuer does not say so. */
const DEFAULT_SECONDS = 60;

const LONGEST_SECONDS = 3600;

/** A token is not used this long before it ends, since a request takes time. */
const LEEWAY_MS = 10_000;

const token = z.string().regex(/^[\x21-\x7e]{1,16384}$/);

const wireToken = z
  .object({
    token: token.optional(),
    access_token: token.optional(),
    expires_in: z.number().nonnegative().optional(),
  })
  .transform(({ token: own, access_token: other, expires_in: seconds = DEFAULT_SECONDS }) => ({
    token: own ?? other ?? null,
    seconds: Math.min(seconds, LONGEST_SECONDS),
  }));

type Issued = { readonly token: string; readonly until: number };

/** Gets the anonymous tokens that a registry requires for pulls from a public repository. */
export class TokenIssuer {
  readonly #registry: Registry;
  readonly #timeoutMs: number;
  readonly #issued = new Map<string, Issued>();
  readonly #inFlight = new Map<string, Promise<Result<string, UpstreamFailure>>>();

  constructor(registry: Registry, timeoutMs: number) {
    this.#registry = registry;
    this.#timeoutMs = timeoutMs;
  }

  /** A token for a repository that is still valid; null where there is none. */
  valid(repository: string): string | null {
    const issued = this.#issued.get(repository);
    if (issued !== undefined && issued.until > Date.now()) return issued.token;
    this.#issued.delete(repository);
    return null;
  }

  /**
   * Requests a new token for a repository from the issuer of a challenge, once for all who wait for it. An
   * issuer outside the registry's own list gets no request.
   */
  async request(
    challenge: Challenge,
    repository: string,
  ): Promise<Result<string, UpstreamFailure>> {
    const pending =
      this.#inFlight.get(repository) ??
      this.#issue(challenge, repository).finally(() => this.#inFlight.delete(repository));
    this.#inFlight.set(repository, pending);
    return pending;
  }

  async #issue(
    { realm, service }: Challenge,
    repository: string,
  ): Promise<Result<string, UpstreamFailure>> {
    const url = this.#issuerUrl(realm);
    if (url === null) {
      return fail({ kind: 'unreadable', where: 'its tokens come from a host that is not its own' });
    }
    if (service !== null) url.searchParams.set('service', service);
    url.searchParams.set('scope', `repository:${repository}:pull`);
    const body = await this.#fetch(url);
    if (!body.ok) return body;
    const read = wireToken.safeParse(parseJson(body.value)).data ?? null;
    if (read === null || read.token === null) return fail({ kind: 'unreadable', where: 'token' });
    const until = Date.now() + read.seconds * 1000 - LEEWAY_MS;
    this.#issued.set(repository, { token: read.token, until });
    return ok(read.token);
  }

  /** The URL of the issuer without the query that the challenge may have put there. */
  #issuerUrl(realm: string): URL | null {
    if (!URL.canParse(realm)) return null;
    const { origin, pathname, username, password } = new URL(realm);
    const isOwn = this.#registry.tokenOrigins.includes(origin);
    return isOwn && username === '' && password === '' ? new URL(pathname, origin) : null;
  }

  async #fetch(url: URL): Promise<Result<Uint8Array, UpstreamFailure>> {
    const what = 'token';
    const patience = new Patience(this.#timeoutMs);
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json', 'user-agent': USER_AGENT },
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.any([patience.signal, AbortSignal.timeout(this.#timeoutMs)]),
      });
      const { status, headers } = response;
      const chunks =
        response.body === null
          ? null
          : arrivingChunks(response.body, { patience, maxBytes: MOST_BYTES });
      const bytes = chunks === null ? new Uint8Array() : await gatherBytes(chunks);
      if (status === 200) return ok(bytes);
      const body = new TextDecoder().decode(bytes);
      return fail(failureOfResponse({ status, headers, body, what }));
    } catch (error) {
      return fail(toFailure(error, { what, timeoutMs: this.#timeoutMs }));
    } finally {
      patience.end();
    }
  }
}
