/** Which key of a matrix carries which meaning; several spellings may stand for one, the first found counts. */
export type ValueNames = {
  readonly baseImage: readonly string[];
  readonly arch: readonly string[];
  readonly model: readonly string[];
  readonly trustedBoot: readonly string[];
  readonly fips: readonly string[];
  readonly provider: readonly string[];
  readonly providerVersion: readonly string[];
  readonly variant: readonly string[];
};

/** A place where a tested matrix is declared, as data. Adding a source is adding a row to `matrixSources`. */
export type MatrixSource = {
  /** Short and stable; it stands in addresses. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the reader: what this source is. */
  readonly summary: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** Branch that is read when none is asked for. */
  readonly ref: string;
  /** Path of the workflow file inside the repository. */
  readonly path: string;
  /** Keys of the jobs to read; null reads every job that has a matrix. */
  readonly jobs: readonly string[] | null;
  readonly names: ValueNames;
  /**
   * File names of the workflows whose runs carry these jobs: the file itself, or the workflows that call it.
   * The first that has a run with a matching job is used.
   */
  readonly runsOf: readonly string[];
  /**
   * How a job's name is taken apart when only names are known: a regular expression with the named groups
   * `base_image`, `platform` and `flags`; null when names cannot be taken apart.
   */
  readonly namePattern: string | null;
  /** Source that took over when this one is archived; null where none did. */
  readonly successor: { readonly id: string; readonly text: string } | null;
  /** Repository whose issue tracker takes reports about this matrix. */
  readonly reportTo: string;
};
