import type * as z from 'zod/mini';

import type { Frozen } from './describes';
import type { problemSchema } from './problem-schema';

type ProblemResponse = Frozen<z.output<typeof problemSchema>>;

/** What a problem says. `retryAt` is null where it is unknown when a retry may succeed. */
export type ProblemDetails = Pick<ProblemResponse, 'status' | 'title' | 'detail' | 'problems'> & {
  readonly retryAt?: string | null;
};

/** A request that cannot be served for what its parameters say: status 422, with each of them and the reason. */
export type Unprocessable = Pick<ProblemResponse, 'title' | 'detail'> &
  Required<Pick<ProblemResponse, 'problems'>>;

/** Shapes a problem document (RFC 9457). */
export function problemResponse({
  status,
  title,
  detail,
  retryAt = null,
  problems,
}: ProblemDetails): ProblemResponse {
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(retryAt === null ? {} : { retryAt }),
    ...(problems === undefined ? {} : { problems }),
  };
}
