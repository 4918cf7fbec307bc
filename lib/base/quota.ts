/** What GitHub last said of its rate limit for us. */
export type Quota = {
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 text. */
  readonly resetsAt: string;
};
