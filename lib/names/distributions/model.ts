/** A distribution and its release, as a base image names them. */
export type Distribution = {
  /** Lower-case word, such as `ubuntu`; the image's own name where the distribution is not known. */
  readonly id: string;
  /** Name for readers, such as `Ubuntu`. */
  readonly name: string;
  /** Family id, such as `debian`; `other` where it is not known. */
  readonly family: string;
  readonly familyName: string;
  /** Such as `24.04`, `leap-15.6`, `stream9`, `v0.5.1`, `main`; null where the reference has none. */
  readonly release: string | null;
};
