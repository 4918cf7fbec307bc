import type { LineRange } from '@/lib/matrix/expand/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** What became of a cell from one matrix to another. */
export const CHANGE_KINDS = ['dropped', 'added', 'changed', 'same'] as const;

/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A value of a cell that differs; null where a side has none. */
export type ValueChange = {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What in a workflow file made a difference, in a sentence, with its lines. */
export type Cause = {
  readonly side: 'before' | 'after';
  readonly sentence: string;
  /** Null where the lines are unknown. */
  readonly lines: LineRange | null;
  /** These lines on GitHub at the exact commit; null where unknown. */
  readonly url: string | null;
};

/** A cell of either matrix, with its jobs in both. */
export type ComparedCell = {
  /** The combination that it tests; equal for the same cell of any two matrices. */
  readonly id: string;
  readonly kind: ChangeKind;
  /** Jobs of the cell in the first matrix, in its order; empty for an added cell. */
  readonly before: readonly TestedJob[];
  /** Jobs of the cell in the second matrix; empty for a dropped cell. */
  readonly after: readonly TestedJob[];
  /** Values that differ; empty unless the cell is changed. */
  readonly values: readonly ValueChange[];
  readonly causes: readonly Cause[];
  /**
   * Whether it was dropped although its base image and architecture are still in the matrix: an include entry turned
   * its job into another one.
   */
  readonly isSilent: boolean;
};
