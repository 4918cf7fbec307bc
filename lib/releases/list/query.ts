/** The query of a URL of the timeline of releases. */
export type ReleaseQuery = {
  /** Ids of components; empty means all. */
  readonly components: readonly string[];
  readonly text: string;
  /** Whether prereleases and the tags of c3os are wanted too. */
  readonly withPreliminary: boolean;
  readonly year: number | null;
  /** From 1. */
  readonly page: number;
};
