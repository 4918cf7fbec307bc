import type { UpstreamFailure } from '@/lib/base/failure';
import type { FacetOptions } from '@/lib/base/filter/model';
import type { Result } from '@/lib/base/result';
import type { HistoryStep, Lapse } from '@/lib/matrix/history/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { HistoryQuery } from '@/lib/site/url/history-query';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

/** The commits of a source's workflow file with what each did to its matrix. */
export type LoadedHistory = {
  readonly source: MatrixSource;
  readonly repositoryUrl: string;
  /** Whether the list goes back to the first commit of the file. */
  readonly isWhole: boolean;
  /** Commits whose file was read or cannot be read, of all that are listed. */
  readonly done: number;
  /** Every commit, the latest first, with the jobs and changes that the filters keep. */
  readonly steps: readonly HistoryStep[];
  readonly lapses: readonly Lapse[];
  /** What can be filtered by. */
  readonly facets: readonly FacetOptions[];
  /** When GitHub last confirmed the list of commits. */
  readonly checkedAt: string;
};

/** Why there is no history of a source. */
export type HistoryRefusal =
  | { readonly kind: 'unknown-source'; readonly source: string }
  /** The list of commits was not read; `failure` is null while it is in progress. */
  | {
      readonly kind: 'unread';
      readonly source: MatrixSource;
      readonly failure: UpstreamFailure | null;
      readonly nextAttemptAt: string | null;
    };

/** Everything that the page of a history and its other formats show for one URL. */
export type MatrixHistoryPage = {
  readonly query: HistoryQuery;
  readonly now: string;
  readonly origin: string;
  readonly queryNotices: readonly QueryNotice[];
  readonly result: Result<LoadedHistory, HistoryRefusal>;
};
