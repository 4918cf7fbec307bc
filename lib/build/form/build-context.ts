/** What the releases of Kairos and of AuroraBoot say to every form. */
export type BuildContext = {
  /** The latest final release of Kairos; null while no list of releases was read. */
  readonly latestRelease: string | null;
  /** Every release of Kairos that is listed, by its tag. */
  readonly releaseTags: ReadonlySet<string>;
  /** The Hadron that the latest release is built on; null if its files were not read. */
  readonly latestHadron: string | null;
  /** The latest final release of AuroraBoot; null while no list of releases was read. */
  readonly latestAuroraBoot: string | null;
};

/** The context while no list of releases was read. */
export const NO_RELEASES: BuildContext = {
  latestRelease: null,
  releaseTags: new Set(),
  latestHadron: null,
  latestAuroraBoot: null,
};
