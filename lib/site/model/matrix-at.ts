import type { UpstreamFailure } from '@/lib/base/failure';
import type { Problem } from '@/lib/matrix/expand/model';
import type { HistoryCommit, RefList } from '@/lib/matrix/history/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import type { MatrixRefusal, SourceMatrix } from './source-matrix';

/** The matrix of a source at a branch, tag, commit or day, with its jobs. */
export type MatrixAt = {
  readonly matrix: SourceMatrix;
  readonly jobs: readonly TestedJob[];
  readonly problems: readonly Problem[];
  /** The day that was requested; null for a ref. Then the matrix is at the last commit until its end. */
  readonly day: string | null;
};

/** Why there is no matrix at a ref or day. */
export type AtRefusal =
  | MatrixRefusal
  /** It has the form of a day, and no calendar has it. */
  | { readonly kind: 'no-day'; readonly day: string }
  /** The workflow file came later, with the commit `first`. */
  | {
      readonly kind: 'before-file';
      readonly source: MatrixSource;
      readonly day: string;
      readonly first: HistoryCommit;
    }
  /** The history of the file is not read so far back. */
  | {
      readonly kind: 'history-unread';
      readonly source: MatrixSource;
      readonly day: string;
      /** Why it is not read at all; null where it was, and does not go back so far. */
      readonly failure: UpstreamFailure | null;
      readonly nextAttemptAt: string | null;
    };

/** What can be chosen as a ref of a source. */
export type RefChoices = {
  readonly source: MatrixSource;
  /** Null while GitHub's lists are not read. */
  readonly refs: RefList | null;
  /** Commits that touched the file, newest first; empty while they are not read. */
  readonly commits: readonly HistoryCommit[];
  /** The commit that brought the file; null where unknown. */
  readonly since: HistoryCommit | null;
};
