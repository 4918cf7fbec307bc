/** A value of a matrix, as YAML or JSON gives it. Objects keep their keys in order, as pairs. */
export type MatrixValue = null | boolean | number | string | readonly MatrixValue[] | MatrixObject;

/** An object inside a matrix. Pairs, because a JavaScript object would reorder keys such as `10`. */
export type MatrixObject = { readonly entries: MatrixEntries };

/** Keys and values in upstream's order and spelling. */
export type MatrixEntries = readonly (readonly [key: string, value: MatrixValue])[];

/** Lines of the workflow file, counted from 1, both included. */
export type LineRange = { readonly start: number; readonly end: number };

/** A finding with a place in the workflow file. Line and column count from 1; null where no place applies. */
export type Problem = {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
};

/** Where a job of a matrix came from: the product of the axes, or an `include` entry (index from 0). */
export type JobOrigin =
  | { readonly kind: 'product' }
  | { readonly kind: 'include'; readonly index: number }
  /** Read from a literal list in a shell step that computes the matrix. */
  | { readonly kind: 'computed' }
  /** Taken from the names of the jobs of a run. */
  | { readonly kind: 'run' };

/** A change that an `include` entry made to a job of the product. */
export type IncludeEffect = {
  /** Position of the entry in `include`, from 0. */
  readonly index: number;
  readonly lines: LineRange;
  /** What it added or overwrote. */
  readonly set: MatrixEntries;
};

/** One job of an expanded matrix. */
export type MatrixJob = {
  /** Stable and independent of order: the job's key, its values and, for exact repetitions, a counter. */
  readonly id: string;
  /** The key of the job in the workflow. */
  readonly job: string;
  /** The job's name as GitHub makes it, blanks kept; never unique. */
  readonly name: string;
  /** False when `name` is a template that could not be evaluated, shown as it stands. */
  readonly nameIsEvaluated: boolean;
  readonly matrix: MatrixEntries;
  readonly origin: JobOrigin;
  /** The lines that produced it: its last axis value's line, or its include entry's lines. */
  readonly lines: LineRange;
  /** The line of each axis value it is made of; empty for jobs of an include. */
  readonly axisLines: readonly { readonly key: string; readonly line: number }[];
  /** Includes that extended or changed it, in file order. */
  readonly effects: readonly IncludeEffect[];
  /** Scope that must be asked for before this job runs (such as `full`); null when it always runs. */
  readonly scope: string | null;
};

/** One job of a workflow that has a matrix, expanded as far as it can be read. */
export type ExpandedWorkflowJob = {
  readonly job: string;
  readonly line: number;
  /** `dynamic`: the matrix is computed while the workflow runs and could not be established. */
  readonly matrix: 'static' | 'computed' | 'dynamic' | 'invalid';
  readonly jobs: readonly MatrixJob[];
};

/** What one workflow file says of its matrices: all that could be read, and what could not. */
export type MatrixReading = {
  readonly workflowName: string | null;
  readonly jobs: readonly ExpandedWorkflowJob[];
  readonly problems: readonly Problem[];
  /** Source text of the lines that jobs refer to, by line number, in order. */
  readonly excerpt: readonly { readonly line: number; readonly text: string }[];
};
