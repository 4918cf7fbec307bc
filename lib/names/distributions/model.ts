/** A distribution and its release, read from the reference of a base image. */
export type Distribution = {
  /** E.g. `ubuntu`; the repository in lower case if the distribution is unknown. */
  readonly id: string;
  /** For readers, e.g. `Ubuntu`. */
  readonly name: string;
  /** Family id, e.g. `debian`; `other` if the distribution is unknown. */
  readonly family: string;
  readonly familyName: string;
  /** E.g. `24.04`, `leap-15.6`, `stream9`, `v0.5.1`, `main`; null when the reference has none. */
  readonly release: string | null;
};
