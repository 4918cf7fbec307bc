import 'server-only';
import { createHash } from 'node:crypto';

import { Octokit } from 'octokit';
import type { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import type { Quota } from '@/lib/base/quota';
import { fail, ok, type Result } from '@/lib/base/result';

import { boundedFetch, ORIGINAL_TYPE } from './bounded-fetch';
import { isTooDense } from './is-too-dense';
import { openAsset, type AssetRequest, type OpenedAsset } from './open-asset';
import { parseQuota } from './parse-quota';
import { toFailure } from './to-failure';

/** A request to GitHub's API. */
export type GitHubRequest<Value> = {
  /** E.g. `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Reads the JSON of the response. */
  readonly schema: z.ZodType<Value>;
  /** What is requested, in words that complete “Not found on GitHub: ….” */
  readonly what: string;
  /** ETag of the cached response: makes the request conditional. */
  readonly etag?: string | null;
  /** Media type to accept where the response may also be plain text; such text reaches the schema as a string. */
  readonly accept?: string;
  /** Timeout of the complete request, where it is not the default. */
  readonly timeoutMs?: number;
};

/** GitHub's response: a value, or 304 for a conditional request. */
export type GitHubResponse<Value> =
  | {
      readonly kind: 'new';
      readonly value: Value;
      readonly etag: string | null;
      /** Whether the Link header has a next page. */
      readonly hasNext: boolean;
      /** The number of the last page, where the Link header has one. */
      readonly lastPage: number | null;
    }
  | { readonly kind: 'unchanged' };

/** GitHub's API. Each call is one request, without waiting or retrying. */
export type GitHub = {
  readonly hasToken: boolean;
  /** The API and the account that requests are made as, without any secret. */
  readonly identity: string;
  readonly request: <Value>(
    wanted: GitHubRequest<Value>,
  ) => Promise<Result<GitHubResponse<Value>, UpstreamFailure>>;
  /** Opens an asset of a release as a stream. */
  readonly openAsset: (asset: AssetRequest) => Promise<Result<OpenedAsset, UpstreamFailure>>;
  /** The rate limit as of the latest response. */
  readonly quota: () => Quota | null;
};

export type GitHubOptions = {
  readonly apiUrl: string;
  readonly token?: string | undefined;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

const TIMEOUT_MS = 8000;
const MAX_BYTES = 20 * 1024 * 1024;
const JSON_TYPE = 'application/vnd.github+json';

/** Creates a client of the API at a URL. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { apiUrl, token, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  let quota: Quota | null = null;
  const octokit = new Octokit({
    baseUrl: apiUrl,
    auth: token,
    userAgent: 'kairos-matrix',
    throttle: { enabled: false },
    retry: { enabled: false },
  });
  const onResponse = (headers: Headers) => {
    quota = parseQuota(headers) ?? quota;
  };
  const fetchWithin = (limitMs: number) =>
    boundedFetch({ apiUrl, timeoutMs: limitMs, maxBytes, onResponse });

  return {
    hasToken: token !== undefined,
    identity: token === undefined ? apiUrl : `${apiUrl} (token ${fingerprintOf(token)})`,
    quota: () => quota,
    openAsset: (asset) => openAsset(asset, { apiUrl, token, timeoutMs, onResponse }),
    request: async (wanted) => {
      const { route, parameters, what, etag, accept = JSON_TYPE } = wanted;
      const limitMs = wanted.timeoutMs ?? timeoutMs;
      const headers = {
        accept,
        'x-github-api-version': '2022-11-28',
        ...(typeof etag === 'string' && { 'if-none-match': etag }),
      };
      try {
        const response = await octokit.request(route, {
          ...parameters,
          headers,
          request: { fetch: fetchWithin(limitMs) },
        });
        return readResponse(wanted, response.data, new Headers(textsOf(response.headers)));
      } catch (error) {
        if (isNotModified(error)) return readNotModified(wanted);
        return fail(toFailure(error, { what, timeoutMs: limitMs }));
      }
    },
  };
}

/** Identifies a token without revealing it. */
function fingerprintOf(token: string): string {
  return createHash('sha256').update(`kairos-matrix ${token}`).digest('hex').slice(0, 12);
}

function readResponse<Value>(
  { schema, what, accept }: GitHubRequest<Value>,
  body: unknown,
  headers: Headers,
): Result<GitHubResponse<Value>, UpstreamFailure> {
  const text = String(body);
  if (isTooDense(text)) return fail({ kind: 'too-large', what, limitOf: 'site' });
  const parsed = parseBody(text, headers.get(ORIGINAL_TYPE) ?? '', accept !== undefined);
  if (parsed === null) return fail({ kind: 'unreadable', where: `${what}: not JSON` });
  const { success, data, error } = schema.safeParse(parsed.value);
  if (success) {
    const link = headers.get('link') ?? '';
    const hasNext = /rel="?next"?/.test(link);
    const [, last] = /[?&]page=(\d{1,6})[^<>]*>; *rel="?last"?/.exec(link) ?? [];
    const lastPage = last === undefined ? null : Number(last);
    return ok({ kind: 'new', value: data, etag: headers.get('etag'), hasNext, lastPage });
  }
  const place = error.issues[0]?.path.map(String).join('.') ?? '';
  return fail({ kind: 'unreadable', where: place === '' ? what : `${what}: ${place}` });
}

/** Reads a body by its media type; null for any other, e.g. the HTML page of a proxy. */
function parseBody(
  body: string,
  type: string,
  mayBeText: boolean,
): { readonly value: unknown } | null {
  const isJson = /^application\/json\b/i.test(type) || !mayBeText;
  if (/^text\/html\b/i.test(type)) return null;
  if (!isJson) return { value: body };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return null;
  }
}

/** 304 is valid only as the response to a conditional request. */
function readNotModified<Value>({
  etag,
  what,
}: GitHubRequest<Value>): Result<GitHubResponse<Value>, UpstreamFailure> {
  if (typeof etag === 'string') return ok({ kind: 'unchanged' });
  return fail({ kind: 'unreadable', where: `${what}: nothing came` });
}

function isNotModified(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 304;
}

function textsOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}
