import { describe, expect, it } from 'vitest';

import { describeCommit, readDescribedVersion, taggedVersion } from './git-describe';

describe('readDescribedVersion', () => {
  it.each([
    ['v4.3.0-47-ga83f003c', { tag: 'v4.3.0', commits: 47, commit: 'a83f003c', isDirty: false }],
    [
      'v4.0.0-RC1-2-g8780a49-dirty',
      { tag: 'v4.0.0-RC1', commits: 2, commit: '8780a49', isDirty: true },
    ],
    ['3.2.4-1-g8780a49', { tag: '3.2.4', commits: 1, commit: '8780a49', isDirty: false }],
  ])('reads %s', (text, described) => {
    expect(readDescribedVersion(text)).toEqual(described);
  });

  it.each(['v4.3.0', 'v4.3.0-dirty', 'v4.3.0-rc1', 'v1.21.4-33-1', 'v4.3.0-47-a83f003c', 'master'])(
    'finds no commit in %s',
    (text) => {
      expect(readDescribedVersion(text)).toBeNull();
    },
  );
});

describe('taggedVersion', () => {
  it.each([
    ['v4.3.0-47-ga83f003c', 'v4.3.0'],
    ['v3.2.4-dirty', 'v3.2.4'],
    ['v4.0.0-RC1', 'v4.0.0-RC1'],
  ])('is for %s the tag %s', (version, tag) => {
    expect(taggedVersion(version)).toBe(tag);
  });
});

describe('describeCommit', () => {
  it('says how far after the tag the commit is', () => {
    expect(describeCommit({ tag: 'v4.3.0', commits: 1, commit: 'a83f003c', isDirty: true })).toBe(
      '1 commit after v4.3.0, at commit a83f003c, with uncommitted changes',
    );
  });
});
