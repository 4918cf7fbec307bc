import 'server-only';
import { createHash } from 'node:crypto';

type Options = {
  readonly status?: number;
  /** Name under which a browser saves it; absent for what is shown. */
  readonly fileName?: string;
};

/**
 * Responds with text: strong ETag over the bytes, 304 when the caller has them, open to every
 * origin. Shared caches may keep it for a minute and serve it while they ask again.
 */
export function respondText(
  request: Request,
  contentType: string,
  body: string,
  { status = 200, fileName }: Options = {},
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers({
    'content-type': contentType,
    etag,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, link',
    'cache-control':
      status === 200 ? 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' : 'no-store',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (fileName !== undefined) {
    headers.set(
      'content-disposition',
      `inline; filename="${fileName.replaceAll(/[^\w.-]/g, '-')}"`,
    );
  }
  if (status === 200 && holdsEtag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { status, headers });
}

/** Responds with JSON; otherwise as {@link respondText}. */
export function respondJson(request: Request, value: unknown, options?: Options): Response {
  const body = `${JSON.stringify(value)}\n`;
  return respondText(request, 'application/json; charset=utf-8', body, options);
}

/** A problem for machines (RFC 9457). `detail` is a sentence for whoever reads the log. */
export function respondProblem(
  request: Request,
  problem: {
    readonly status: number;
    readonly title: string;
    readonly detail: string;
    readonly retryAt?: string | null;
    /** Each part of the request that is wrong, where it is known by name. */
    readonly problems?: readonly { readonly field: string; readonly message: string }[];
  },
): Response {
  const { status, title, detail, retryAt, problems } = problem;
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(retryAt ? { retryAt } : {}),
    ...(problems === undefined ? {} : { problems }),
  };
  const response = respondText(
    request,
    'application/problem+json; charset=utf-8',
    `${JSON.stringify(body)}\n`,
    { status },
  );
  const seconds = retryAt ? Math.ceil((Date.parse(retryAt) - Date.now()) / 1000) : 0;
  if (seconds > 0) response.headers.set('retry-after', String(seconds));
  return response;
}

/** RFC 9110: `*`, or a list in which a weak mark counts as the strong one. */
export function holdsEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === etag);
}
