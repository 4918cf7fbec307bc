import 'server-only';
import { problemResponse, type ProblemDetails } from '@/lib/site/api/problem-response';

type Options = {
  readonly status?: number;
  /** Name under which a browser saves it; absent for what is shown. */
  readonly fileName?: string;
};

/**
 * Responds with text that every origin may read. A shared cache may keep a success for a minute and serve
 * it while it revalidates. The ETag comes from the server in front, which has the bytes as sent.
 */
export function respondText(
  contentType: string,
  body: string,
  { status = 200, fileName }: Options = {},
): Response {
  const headers = new Headers({
    'content-type': contentType,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, link',
    'cache-control':
      status === 200 ? 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' : 'no-store',
  });
  if (fileName !== undefined) {
    const safeName = fileName.replaceAll(/[^\w.-]/g, '-');
    headers.set('content-disposition', `inline; filename="${safeName}"`);
  }
  return new Response(body, { status, headers });
}

/** Responds with JSON; otherwise as {@link respondText}. */
export function respondJson(value: unknown): Response {
  return respondText('application/json; charset=utf-8', `${JSON.stringify(value)}\n`);
}

/** Responds with a problem document (RFC 9457); `retry-after` counts the seconds until `retryAt`. */
export function respondProblem(problem: ProblemDetails): Response {
  const { status, retryAt } = problem;
  const body = `${JSON.stringify(problemResponse(problem))}\n`;
  const response = respondText('application/problem+json; charset=utf-8', body, { status });
  const seconds = retryAt ? Math.ceil((Date.parse(retryAt) - Date.now()) / 1000) : 0;
  if (seconds > 0) response.headers.set('retry-after', String(seconds));
  return response;
}
