/** GitHub's rate limit for this site, as its last response gave it. */
export type Quota = {
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 text. */
  readonly resetsAt: string;
};
