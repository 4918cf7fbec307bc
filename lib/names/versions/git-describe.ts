/** A version of `git describe`: a commit that is some commits after a tag. */
export type DescribedVersion = {
  /** The tag before the commit, e.g. `v4.3.0`. */
  readonly tag: string;
  readonly commits: number;
  /** The commit, shortened. */
  readonly commit: string;
  /** Built from files that were changed after the commit. */
  readonly isDirty: boolean;
};

/**
 * Reads the version that `git describe --tags --dirty` writes between tags, e.g. `v4.3.0-47-ga83f003c`; null
 * for any other text.
 *
 * @see https://git-scm.com/docs/git-describe
 */
export function readDescribedVersion(text: string): DescribedVersion | null {
  const found = /^(v?[0-9].*)-([0-9]{1,6})-g([0-9a-f]{7,40})(-dirty)?$/.exec(text);
  if (found === null) return null;
  const [, tag = '', commits = '', commit = '', dirty] = found;
  return { tag, commits: Number(commits), commit, isDirty: dirty !== undefined };
}

/** The release that a version leads to or comes after: without the ending of `git describe`. */
export function taggedVersion(version: string): string {
  return readDescribedVersion(version)?.tag ?? version.replace(/-dirty$/, '');
}

/** Words a described version, e.g. `47 commits after v4.3.0, at commit a83f003c`. */
export function describeCommit({ tag, commits, commit, isDirty }: DescribedVersion): string {
  const after = commits === 1 ? '1 commit after' : `${commits} commits after`;
  const changed = isDirty ? ', with uncommitted changes' : '';
  return `${after} ${tag}, at commit ${commit}${changed}`;
}
