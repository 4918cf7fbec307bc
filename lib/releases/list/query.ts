/** The query of a URL of the timeline of releases. */
export type ReleaseQuery = {
  /** Ids of components; empty means all. */
  readonly components: readonly string[];
  readonly text: string;
  /** Whether prereleases and the tags of c3os are wanted too. */
  readonly withPreliminary: boolean;
  readonly year: number | null;
  /** The day that the view is frozen at: releases until its end in UTC; null for all. */
  readonly at: string | null;
  /** From 1. */
  readonly page: number;
};
