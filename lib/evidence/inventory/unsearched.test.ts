import { describe, expect, it } from 'vitest';

import {
  describeUnsearched,
  unsearchedReleases,
  type ListInReading,
  type ReleaseToSearch,
} from './unsearched';

const releaseOf = (
  release: string,
  state: ReleaseToSearch['sbom']['state'] = 'archive',
): ReleaseToSearch => ({ release, sbom: { state, explanation: `By the rule: ${state}.` } });

const listOf = (changes: Partial<ListInReading>): ListInReading => ({
  release: 'v3',
  isSbom: true,
  list: null,
  isPending: false,
  needsToken: false,
  problem: null,
  ...changes,
});

const whyOf = (
  release: ReleaseToSearch,
  lists: readonly ListInReading[],
  hasToken = true,
): string | undefined =>
  unsearchedReleases([release], { searched: new Set(), lists, hasToken })[0]?.why;

describe('unsearchedReleases', () => {
  it.each<[string, Partial<ListInReading>, boolean, string]>([
    ['waits', { isPending: true }, false, 'Not read yet.'],
    ['waits with a token', { isPending: true, needsToken: true }, true, 'Not read yet.'],
    [
      'waits for a token',
      { isPending: true, needsToken: true },
      false,
      'The SBOMs are files of the release, which are read from GitHub only with a token.',
    ],
    ['failed', { isPending: true, problem: 'quay.io is gone.' }, true, 'quay.io is gone.'],
    ['cannot be read', { problem: 'The SBOM is cut off.' }, true, 'The SBOM is cut off.'],
    ['is being loaded', { list: 'sha256:0' }, true, 'Being loaded.'],
    ['does not exist', {}, true, 'No SBOM was found where the release should have it.'],
  ])('says that the SBOM of a release %s', (_what, list, hasToken, why) => {
    expect(whyOf(releaseOf('v3'), [listOf(list)], hasToken)).toBe(why);
  });

  it.each<[ReleaseToSearch['sbom']['state'], string]>([
    ['none', 'By the rule: none.'],
    ['unknown', 'By the rule: unknown.'],
    ['attestation', 'The files of the release do not say which images it has.'],
    ['asset', 'Newer releases have as many SBOMs as are followed.'],
    ['archive', 'Newer releases have as many SBOMs as are followed.'],
  ])('says why nothing is read of a release whose SBOMs are in the state %s', (state, why) => {
    expect(whyOf(releaseOf('v3', state), [])).toBe(why);
    expect(whyOf(releaseOf('v3', state), [listOf({ release: 'v4' })])).toBe(why);
    expect(whyOf(releaseOf('v3', state), [listOf({ isSbom: false, isPending: true })])).toBe(why);
  });

  it('groups releases by the reason, without those that are searched', () => {
    const releases = ['v1', 'v2', 'v3', 'v4'].map((tag) => releaseOf(tag, 'none'));
    const reading = { searched: new Set(['v2']), lists: [listOf({ isPending: true })] };
    expect(unsearchedReleases(releases, { ...reading, hasToken: true })).toEqual([
      { why: 'By the rule: none.', releases: ['v1', 'v4'] },
      { why: 'Not read yet.', releases: ['v3'] },
    ]);
  });
});

describe('describeUnsearched', () => {
  it('counts the releases', () => {
    const unsearched = [
      { why: 'a', releases: ['v1', 'v2'] },
      { why: 'b', releases: ['v3'] },
    ];
    expect(describeUnsearched(unsearched, 10)).toBe(
      'SBOMs of 7 of 10 releases are searched; those of the other 3 are not.',
    );
    expect(describeUnsearched([], 10)).toBe('SBOMs of all 10 releases are searched.');
  });
});
