import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** A commit that touched a workflow file. */
export type HistoryCommit = {
  readonly commit: string;
  /** ISO 8601 text; null where GitHub has no date. */
  readonly committedAt: string | null;
  /** The first line of its message. */
  readonly subject: string;
};

/** The commits that touched a workflow file on a branch, newest first. */
export type MatrixHistory = {
  readonly commits: readonly HistoryCommit[];
  /** Whether the list goes back to the first commit. */
  readonly isWhole: boolean;
};

/** The names that a repository has for commits. */
export type RefList = {
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
};

/** What is stored of the workflow file at a commit of a history. */
export type HistoryReading =
  | { readonly kind: 'read'; readonly jobs: readonly TestedJob[] }
  /** It is read later. */
  | { readonly kind: 'pending' }
  /** It was read, and its jobs are unknown or not all known; `reason` is a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A commit of a history with what it did to the matrix. */
export type HistoryStep = HistoryCommit & {
  readonly reading: HistoryReading;
  /** The commit that it is compared with: the one before it that could be read. Null for the first one. */
  readonly before: string | null;
  /** Cells that differ from `before`; null where either matrix is unknown. */
  readonly changes: readonly ComparedCell[] | null;
  /** Of them those that were dropped silently. */
  readonly silent: readonly ComparedCell[];
};

/** A cell that no job tested for a time. */
export type Lapse = {
  readonly cell: ComparedCell;
  readonly dropped: HistoryCommit;
  /** The commit that added the cell again, or another release of it; null while it is missing. */
  readonly returned: HistoryCommit | null;
  /** The cell of another release that ended it; null where the cell itself did, or none. */
  readonly replacedBy: ComparedCell | null;
  readonly isSilent: boolean;
  /** Whether no job of any base image tested FIPS in this time. */
  readonly isLastOfFips: boolean;
};
