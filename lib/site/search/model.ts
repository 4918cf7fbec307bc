import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** The kinds of results, in the order in which they are shown. */
export const RESULT_GROUPS = ['Pasted', 'Releases', 'Distributions', 'Boards', 'Assets'] as const;

/** One of {@link RESULT_GROUPS}. */
export type ResultGroup = (typeof RESULT_GROUPS)[number];

/** A result of the search over the site, and the path that it leads to. */
export type SearchResult = {
  readonly group: ResultGroup;
  readonly text: string;
  readonly hint: string;
  readonly href: string;
};

/** What is searched. */
export type SearchIndex = {
  /** Every listed release with its component's title, the latest first within a component. */
  readonly releases: readonly { readonly title: string; readonly entry: ReleaseEntry }[];
  /** The jobs of each matrix; the matrix that the site opens on comes first. */
  readonly matrices: readonly { readonly source: string; readonly jobs: readonly TestedJob[] }[];
};
