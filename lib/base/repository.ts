/** A repository as GitHub describes it. */
export type RepositoryFacts = {
  /** `owner/name` as GitHub spells it now; after a rename it differs from the requested one. */
  readonly fullName: string;
  readonly url: string;
  readonly archived: boolean;
  readonly defaultBranch: string;
};
