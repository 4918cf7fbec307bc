import type { Result } from '@/lib/base/result';
import type { Problem } from '@/lib/matrix/expand/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { Notice } from '@/lib/site/model/notice';
import type { MatrixQuery, QueryNotice } from '@/lib/site/url/matrix-query';

import type { MatrixRefusal, SourceMatrix, UpstreamRefusal } from './source-matrix';

/** One source of the matrix that is shown, and what could not be read of it. */
export type LoadedSource = {
  readonly matrix: SourceMatrix;
  /** What could not be read, in the workflow and in its values. */
  readonly problems: readonly Problem[];
};

/** A source of a frozen view. */
export type FrozenSource = {
  readonly source: MatrixSource;
  /** What is shown of it, e.g. `kairos-init at the end of 7 Jul 2026 UTC (63225cb)`, or why nothing is. */
  readonly words: string;
  /** Commit that is shown; null where nothing is. */
  readonly commit: string | null;
  /** Cells that differ on the source's own branch now; null where that is unknown. */
  readonly changedSince: number | null;
};

/** The matrix of one source, or of all, with its jobs, the selected ones, and what must be said about both. */
export type LoadedMatrix = {
  /** The matrix of the first source: the chosen one, or the one that CI runs today. */
  readonly matrix: SourceMatrix;
  /** Every source that is shown, those that CI runs today first. */
  readonly sources: readonly LoadedSource[];
  /** Whether all sources were requested; one that could not be loaded is in `missing`. */
  readonly isOfAll: boolean;
  readonly missing: readonly UpstreamRefusal[];
  /** Of a frozen view, each of its sources at that time; empty for the latest. */
  readonly frozen: readonly FrozenSource[];
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  readonly notices: readonly Notice[];
  /** Parts of the URL that had to be left out. */
  readonly queryNotices: readonly QueryNotice[];
};

/** Everything that the page of the matrix and its other formats show for one URL. */
export type MatrixPageData = {
  readonly query: MatrixQuery;
  /** Null when nothing is selected or opened. */
  readonly title: string | null;
  readonly description: string;
  /** The moment of this response, ISO 8601. */
  readonly now: string;
  /** Scheme and host of this site, for links that leave it. */
  readonly origin: string;
  readonly result: Result<LoadedMatrix, MatrixRefusal>;
};
