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
