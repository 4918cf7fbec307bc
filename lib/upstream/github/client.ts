import 'server-only';
import { Octokit } from 'octokit';
import type { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import type { Quota } from '@/lib/base/quota';
import { fail, ok, type Result } from '@/lib/base/result';

import { boundedFetch, ORIGINAL_TYPE } from './bounded-fetch';
import { openAsset, type AskedAsset, type OpenedAsset } from './open-asset';
import { parseQuota } from './parse-quota';
import { toFailure } from './to-failure';

/** A question to GitHub's API. */
export type Question<Value> = {
  /** Such as `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Reads the answer's JSON. */
  readonly schema: z.ZodType<Value>;
  /** What is asked for, in words that complete “GitHub has no … by this name.” */
  readonly what: string;
  /** Version we have already; GitHub then says only whether it still holds. */
  readonly etag?: string | null;
  /** Media type to ask for, where the answer may also be plain text; such text reaches the schema as a string. */
  readonly accept?: string;
  /** Time for the whole answer, where it is not the usual one. */
  readonly timeoutMs?: number;
};

/** What GitHub said: something to read, or that what we have still holds. */
export type Answer<Value> =
  | {
      readonly kind: 'new';
      readonly value: Value;
      readonly etag: string | null;
      /** Whether GitHub says that another page follows. */
      readonly hasNext: boolean;
      /** The number of the last page, where GitHub says it. */
      readonly lastPage: number | null;
    }
  | { readonly kind: 'unchanged' };

/** GitHub's API, asked one question at a time, without waiting or repeating. */
export type GitHub = {
  readonly hasToken: boolean;
  /** Who is asked and as whom, without any secret. */
  readonly identity: string;
  readonly ask: <Value>(
    question: Question<Value>,
  ) => Promise<Result<Answer<Value>, UpstreamFailure>>;
  /** Opens a file of a release, to be read as it arrives. */
  readonly openAsset: (asset: AskedAsset) => Promise<Result<OpenedAsset, UpstreamFailure>>;
  /** The allowance as the latest answer gave it. */
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

/** Makes a client of the API at an address. */
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
  const onAnswer = (headers: Headers) => {
    quota = parseQuota(headers) ?? quota;
  };
  const fetchWithin = (limitMs: number) =>
    boundedFetch({ apiUrl, timeoutMs: limitMs, maxBytes, onAnswer });

  return {
    hasToken: token !== undefined,
    identity: token === undefined ? apiUrl : `${apiUrl} (with a token)`,
    quota: () => quota,
    openAsset: (asset) => openAsset(asset, { apiUrl, token, timeoutMs, onAnswer }),
    ask: async (question) => {
      const { route, parameters, what, etag, accept = JSON_TYPE } = question;
      const limitMs = question.timeoutMs ?? timeoutMs;
      const headers = {
        accept,
        'x-github-api-version': '2022-11-28',
        ...(typeof etag === 'string' && { 'if-none-match': etag }),
      };
      try {
        const answer = await octokit.request(route, {
          ...parameters,
          headers,
          request: { fetch: fetchWithin(limitMs) },
        });
        return readAnswer(question, answer.data, new Headers(textsOf(answer.headers)));
      } catch (error) {
        if (isNotModified(error)) return readNotModified(question);
        return fail(toFailure(error, { what, timeoutMs: limitMs }));
      }
    },
  };
}

function readAnswer<Value>(
  { schema, what, accept }: Question<Value>,
  body: unknown,
  headers: Headers,
): Result<Answer<Value>, UpstreamFailure> {
  const parsed = parseBody(String(body), headers.get(ORIGINAL_TYPE) ?? '', accept !== undefined);
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

/** Reads a body as its type says; null where it is something else, such as the HTML page of a proxy. */
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

/** That nothing changed says something only to who has what was asked for. */
function readNotModified<Value>({
  etag,
  what,
}: Question<Value>): Result<Answer<Value>, UpstreamFailure> {
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
