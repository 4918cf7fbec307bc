/** One release of Kairos with the versions of the programs in it, as its own files at the tag pin them. */
export type ComponentVersions = {
  readonly tag: string;
  /** Day of the tagged commit, `2026-08-18`; null where it was not read. */
  readonly date: string | null;
  /** Version by program, e.g. `kairos-init` to `v0.17.2`. A program that is missing was not pinned, or not read. */
  readonly programs: Readonly<Record<string, string>>;
  /** The commits of kairos-factory-action that built it, with the tags that the workflows name. */
  readonly factory: readonly { readonly commit: string; readonly version: string }[];
  /** Where no AuroraBoot is pinned: the versions that `latest` may have been, by their dates. */
  readonly auroraBootByDate: readonly string[];
  /** The base images of the published artifacts by architecture; null where they were not read. */
  readonly bases: {
    readonly amd64: readonly string[];
    readonly arm64: readonly string[];
  } | null;
  /** The boards of the published artifacts; null where they were not read. */
  readonly models: readonly string[] | null;
};
