/** A reference to a container image: registry, repository, tag and digest. */
export type ImageReference = {
  /** Host and port, e.g. `quay.io` or `localhost:5000`; null when the reference has none. */
  readonly registry: string | null;
  /** Path without the host, e.g. `opensuse/leap`. */
  readonly repository: string;
  readonly tag: string | null;
  /** E.g. `sha256:…`. */
  readonly digest: string | null;
};
