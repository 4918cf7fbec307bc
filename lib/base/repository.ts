/** What GitHub says of a repository. */
export type RepositoryFacts = {
  /** `owner/name` as GitHub spells it now; differs from what was asked after a rename. */
  readonly fullName: string;
  readonly url: string;
  readonly archived: boolean;
  readonly defaultBranch: string;
};
