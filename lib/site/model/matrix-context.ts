import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { DeclaredSince, PastResult, PastRun } from '@/lib/matrix/history/cell-past';

import type { EndedBases } from './ended-bases';

/** What the panel of a cell needs of a source in addition to its jobs. */
export type SourceContext = {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly commit: string;
  /** Repository for issues about this matrix. */
  readonly reportTo: string;
  readonly excerpt: MatrixReading['excerpt'];
  /** Why CI no longer runs it, e.g. `archived`; null where it does. */
  readonly replaced: string | null;
};

/** The past of the jobs of each source, by its id. Runs and commits are listed once; jobs have their places. */
export type CellPasts = Readonly<
  Record<
    string,
    {
      readonly commits: readonly DeclaredSince[];
      readonly runs: readonly PastRun[];
      readonly byJob: Readonly<
        Record<string, { readonly since: number | null; readonly results: readonly PastResult[] }>
      >;
    }
  >
>;

/** What the explorer needs of the matrix in addition to its jobs. All of it crosses to the browser. */
export type MatrixContext = {
  /** Id of the source, or `all`, as the API takes it. */
  readonly sourceId: string;
  /** The sources that are shown, those that CI runs today first. */
  readonly sources: readonly SourceContext[];
  /** Titles of the sources that could not be loaded. */
  readonly missing: readonly string[];
  /** The commit that a permalink pins; null for all sources, which have none in common. */
  readonly commit: string | null;
  readonly requestedRef: string | null;
  readonly origin: string;
  readonly pasts: CellPasts;
  readonly endedBases: EndedBases;
  readonly isRunning: boolean;
  readonly now: string;
};
