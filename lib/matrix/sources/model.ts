/** The keys of a matrix by meaning. Of several spellings the first that a job has counts; keys ignore case. */
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

/** A place where a tested matrix is declared. To add a source, add a row to `matrixSources`. */
export type MatrixSource = {
  /** Short and stable, since it is part of URLs. */
  readonly id: string;
  readonly title: string;
  /** One sentence for readers. */
  readonly summary: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** The default branch. */
  readonly ref: string;
  /** Path of the workflow file inside the repository. */
  readonly path: string;
  /** Keys of the jobs to read; null reads every job that has a matrix. */
  readonly jobs: readonly string[] | null;
  readonly names: ValueNames;
  /**
   * File names of the workflows whose runs contain these jobs: the file itself, or workflows that call it.
   * The first with a run that has a matching job is used.
   */
  readonly runsOf: readonly string[];
  /**
   * A regular expression that reads a job's values from its name, with the groups `base_image`, `platform` and
   * `flags`; null if names do not contain the values.
   */
  readonly namePattern: string | null;
  /** The source that replaces this one; null if none does. */
  readonly successor: { readonly id: string; readonly text: string } | null;
  /** Repository for issues about this matrix. */
  readonly reportTo: string;
};
