import { groupBy } from '@/lib/base/text/group-by';
import type { SbomState } from '@/lib/releases/sbom/sbom-of';

/** A release, and where its SBOMs are, by its files and the rule for its version. */
export type ReleaseToSearch = {
  readonly release: string;
  readonly sbom: { readonly state: SbomState; readonly explanation: string };
};

/** A list of packages of a release that is read, as far as that has come. */
export type ListInReading = {
  readonly release: string;
  /** Whether it is of an SBOM, and not of another source. */
  readonly isSbom: boolean;
  /** Digest of the stored list; null where it was not read, or there is none. */
  readonly list: string | null;
  /** Whether it may still be read: until then it is unknown what the release does not have. */
  readonly isPending: boolean;
  /** Whether it is read from GitHub, which is done only with a token. */
  readonly needsToken: boolean;
  /** Why it could not be read, in a sentence; null where it was, or was not tried. */
  readonly problem: string | null;
};

/** Releases without an SBOM that is searched, and why, in a sentence. */
export type Unsearched = { readonly why: string; readonly releases: readonly string[] };

type Reading = {
  /** The releases with an SBOM that is searched. */
  readonly searched: ReadonlySet<string>;
  readonly lists: readonly ListInReading[];
  readonly hasToken: boolean;
};

/** Says why releases have no SBOM that is searched, those with one reason together, in the order of the releases. */
export function unsearchedReleases(
  releases: readonly ReleaseToSearch[],
  { searched, lists, hasToken }: Reading,
): readonly Unsearched[] {
  const listsOf = groupBy(
    lists.filter(({ isSbom }) => isSbom),
    ({ release }) => release,
  );
  const missing = releases.filter(({ release }) => !searched.has(release));
  const groups = groupBy(missing, (one) => {
    const own = listsOf.get(one.release);
    return own === undefined ? whyNotFollowed(one) : whyNotRead(own, hasToken);
  });
  return [...groups].map(([why, of]) => ({ why, releases: of.map(({ release }) => release) }));
}

function whyNotFollowed({ sbom: { state, explanation } }: ReleaseToSearch): string {
  switch (state) {
    case 'none':
    case 'unknown':
      return explanation;
    case 'attestation':
      return 'The files of the release do not say which images it has.';
    case 'asset':
    case 'archive':
      return 'Newer releases have as many SBOMs as are followed.';
  }
}

function whyNotRead(lists: readonly ListInReading[], hasToken: boolean): string {
  const problem = lists.find((each) => each.problem !== null)?.problem ?? null;
  if (problem !== null) return problem;
  const pending = lists.filter(({ isPending }) => isPending);
  if (pending.some(({ needsToken }) => hasToken || !needsToken)) return 'Not read yet.';
  if (pending.length > 0) {
    return 'The SBOMs are files of the release, which are read from GitHub only with a token.';
  }
  if (lists.some(({ list }) => list !== null)) return 'Being loaded.';
  return 'No SBOM was found where the release should have it.';
}

/** Says of how many releases SBOMs are searched: `SBOMs of 41 of 96 releases are searched; those of the other 55 are not.` */
export function describeUnsearched(unsearched: readonly Unsearched[], of: number): string {
  const count = unsearched.reduce((sum, { releases }) => sum + releases.length, 0);
  if (count === 0) return `SBOMs of all ${of} releases are searched.`;
  return `SBOMs of ${of - count} of ${of} releases are searched; those of the other ${count} are not.`;
}
