/** The name of a container image, taken apart. */
export type ImageReference = {
  /** Host with its port, such as `quay.io` or `localhost:5000`; null where the name has none. */
  readonly registry: string | null;
  /** Path of the repository without the host, such as `opensuse/leap`. */
  readonly repository: string;
  readonly tag: string | null;
  /** Such as `sha256:…`. */
  readonly digest: string | null;
};
