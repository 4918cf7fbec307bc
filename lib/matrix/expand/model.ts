/** A matrix value, as YAML or JSON defines it. */
export type MatrixValue = null | boolean | number | string | readonly MatrixValue[] | MatrixObject;

/** An object in a matrix. Pairs, because a JavaScript object would reorder keys like `10`. */
export type MatrixObject = { readonly entries: MatrixEntries };

/** Keys and values in upstream's order and spelling. */
export type MatrixEntries = readonly (readonly [key: string, value: MatrixValue])[];

/** Lines of the workflow file, counted from 1, both included. */
export type LineRange = { readonly start: number; readonly end: number };

/** A finding in a workflow file. Line and column count from 1; null for the complete file. */
export type Problem = {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
};

/** Where a matrix job comes from; `index` is the position of an `include` entry, from 0. */
export type JobOrigin =
  | { readonly kind: 'product' }
  | { readonly kind: 'include'; readonly index: number }
  /** A literal list in the shell step that computes the matrix. */
  | { readonly kind: 'computed' }
  /** The name of a job in a run. */
  | { readonly kind: 'run' };

/** What an `include` entry changed in a job of the product. */
export type IncludeEffect = {
  /** Position of the entry in `include`, from 0. */
  readonly index: number;
  readonly lines: LineRange;
  /** The values that it added or overwrote. */
  readonly set: MatrixEntries;
};

/** One job of an expanded matrix. */
export type MatrixJob = {
  /** Stable and independent of order; see `jobIds`. */
  readonly id: string;
  /** The key of the job in the workflow. */
  readonly job: string;
  /** The job's name as GitHub evaluates it, with its blanks; not unique. */
  readonly name: string;
  /** False when `name` is a template that could not be evaluated. */
  readonly nameIsEvaluated: boolean;
  readonly matrix: MatrixEntries;
  readonly origin: JobOrigin;
  /** The line of its last axis value, or the lines of its include entry. */
  readonly lines: LineRange;
  /** The line of each axis value; empty for jobs of an include entry. */
  readonly axisLines: readonly { readonly key: string; readonly line: number }[];
  /** The include entries that extended it, in file order. */
  readonly effects: readonly IncludeEffect[];
  /** The scope in which this job runs, e.g. `full`; null when it always runs. */
  readonly scope: string | null;
};

/** A job of a workflow with its matrix, expanded as far as it can be read. */
export type ExpandedWorkflowJob = {
  readonly job: string;
  readonly line: number;
  /** `dynamic`: the matrix is computed while the workflow runs and could not be established. */
  readonly matrix: 'static' | 'computed' | 'dynamic' | 'invalid';
  readonly jobs: readonly MatrixJob[];
};

/** The matrices of a workflow file, and problems for what could not be read. */
export type MatrixReading = {
  readonly workflowName: string | null;
  readonly jobs: readonly ExpandedWorkflowJob[];
  readonly problems: readonly Problem[];
  /** The lines of the file that jobs refer to, in order. */
  readonly excerpt: readonly { readonly line: number; readonly text: string }[];
};
