import type { LineRange, MatrixEntries, MatrixJob, MatrixValue } from './model';

/** An axis of a matrix: its key and its values, each with the line it stands on. */
export type Axis = {
  readonly key: string;
  readonly values: readonly { readonly value: MatrixValue; readonly line: number }[];
};

/** An entry of `include` with the lines it stands on. */
export type IncludeEntry = { readonly entries: MatrixEntries; readonly lines: LineRange };

/** A job of a matrix that a script computes: its values and where they are written. */
export type ComputedRow = Pick<MatrixJob, 'matrix' | 'lines' | 'axisLines' | 'scope'>;

/** The rows of a matrix that a script computes, or why they cannot be established. */
export type ComputedMatrix =
  | { readonly rows: readonly ComputedRow[] }
  | { readonly unreadable: string };

/** A job's `strategy.matrix` as read: expressions resolved, axes never empty, keys unique whatever their case. */
export type MatrixSource = {
  readonly line: number;
  readonly axes: readonly Axis[];
  readonly exclude: readonly MatrixEntries[];
  readonly include: readonly IncludeEntry[];
};
