/** What a problem says. `detail` is a sentence for whoever reads the log. */
export type ProblemDetails = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** When a retry may succeed; null or absent where that is not known. */
  readonly retryAt?: string | null;
  /** Each part of the request that is wrong, by its name. */
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
};

/** Shapes a problem document (RFC 9457). */
export function problemResponse({ status, title, detail, retryAt, problems }: ProblemDetails) {
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(retryAt ? { retryAt } : {}),
    ...(problems === undefined ? {} : { problems }),
  };
}
