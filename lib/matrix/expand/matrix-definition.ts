import type { LineRange, MatrixEntries, MatrixValue } from './model';

/** An axis of a matrix: its key and its values, each with its line. */
export type Axis = {
  readonly key: string;
  readonly values: readonly { readonly value: MatrixValue; readonly line: number }[];
};

/** An entry of `include` with its lines. */
export type IncludeEntry = { readonly entries: MatrixEntries; readonly lines: LineRange };

/** A job's `strategy.matrix` with expressions resolved: axes are never empty, keys are unique ignoring case. */
export type MatrixDefinition = {
  readonly line: number;
  readonly axes: readonly Axis[];
  readonly exclude: readonly MatrixEntries[];
  readonly include: readonly IncludeEntry[];
};
