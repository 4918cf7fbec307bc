import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareReleases } from './compare';
import { findRelease } from './find-release';
import { findNeighbours } from './neighbours';
import { readComponentReleases } from './read-component';
import { assetOf, MIXED, readReleases, releaseOf, tagOf, tagsOf } from './releases.fixture';

const mixed = readReleases(MIXED);
const { entries } = mixed;

describe('readComponentReleases', () => {
  it('orders by version: labels folded and split, c3os older than any Kairos, names last', () => {
    expect(tagsOf(entries)).toEqual([
      'v4.1.0',
      'v4.0.1',
      'v4.0.0',
      'v4.0.0-RC1',
      'v4.0.0-beta4',
      'v4.0.0-beta.3',
      'v4.0.0-alpha4',
      'v3.6.0',
      'v3.5.10',
      'v1.0.0',
      'v1.24.3-56',
      'v1.20.4',
      'edge',
    ]);
  });

  it('orders them the same however they arrive', () => {
    const order = tagsOf(entries);
    fc.assert(
      fc.property(fc.shuffledSubarray([...MIXED], { minLength: 1 }), (some) => {
        const read = tagsOf(readReleases(some).entries);
        expect(read).toEqual(order.filter((tag) => read.includes(tag)));
        expect(read).toHaveLength(some.length);
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  });

  it('takes for c3os only the tags of the repository that carried it', () => {
    const agent = readReleases([releaseOf('v1.24.3', '2026-01-01')], 'kairos-agent');
    expect(agent.entries).toMatchObject([{ line: '1.24', isPreliminary: false }]);
    expect(agent.support.latest).toBe('v1.24.3');
  });

  it('has no latest where nothing final was released, and supports nothing that is archived', () => {
    const early = [releaseOf('v1.0.0-rc1', '2026-01-01'), releaseOf('v1.21.4-33', '2022-01-01')];
    expect(readReleases(early).support.latest).toBeNull();
    const archived = readComponentReleases(mixed.component, MIXED, {
      isArchived: true,
      areFilesKnown: true,
    });
    expect(new Set(archived.entries.map(({ status }) => status.state))).toEqual(
      new Set(['archived']),
    );
  });

  it('says where the SBOM of a release is, and nothing of unknown files', () => {
    const files = [assetOf('core-fedora-v2.3.1-sbom.spdx.json')];
    const releases = [releaseOf('v2.3.1', '2023-08-01', { assets: files })];
    const stateOf = (areFilesKnown: boolean) =>
      readComponentReleases(mixed.component, releases, { isArchived: false, areFilesKnown })
        .entries[0]?.sbom.state;
    expect([stateOf(true), stateOf(false)]).toEqual(['asset', 'unknown']);
  });

  it('takes the latest by version among finals, and not by date', () => {
    expect(mixed.support.latest).toBe('v4.0.1');
    const older = readReleases([
      releaseOf('v3.5.10', '2025-11-20'),
      releaseOf('v3.6.0', '2025-11-01'),
    ]);
    expect(older.support.latest).toBe('v3.6.0');
  });

  it.each([
    ['v4.0.1', { state: 'supported' }, false],
    ['v4.0.0', { state: 'superseded', by: 'v4.0.1' }, false],
    ['v4.1.0', { state: 'prerelease' }, true],
    ['v4.0.0-RC1', { state: 'superseded' }, true],
    ['v3.5.10', { state: 'end-of-life' }, false],
    ['v1.24.3-56', { state: 'end-of-life' }, true],
    ['edge', { state: 'unversioned' }, false],
  ])('says of %s what the policy says', (tag, status, isPreliminary) => {
    expect(findRelease(entries, tag)).toMatchObject({ status, isPreliminary });
  });
});

describe('findRelease', () => {
  it.each([
    ['v4.0.0', 'v4.0.0'],
    ['4.0.0', 'v4.0.0'],
    ['V4.0.0-rc1', 'v4.0.0-RC1'],
    ['EDGE', 'edge'],
    ['v4', null],
    ['', null],
  ])('finds %s as %s', (requested, tag) => {
    expect(tagOf(findRelease(entries, requested))).toBe(tag);
  });

  it.each(['v4.0.0-RC1', 'v4.0.0-rc1', '4.0.0-rc1'])('prefers the very spelling: %s', (tag) => {
    const spelled = ['v4.0.0-RC1', 'v4.0.0-rc1', '4.0.0-rc1'].map((each) =>
      releaseOf(each, '2026-03-20'),
    );
    expect(tagOf(findRelease(readReleases(spelled).entries, tag))).toBe(tag);
  });
});

describe('findNeighbours', () => {
  it.each([
    ['v4.0.1', [null, 'v4.0.0', null, 'v4.0.0']],
    ['v4.0.0', ['v4.0.1', 'v3.6.0', 'v4.0.1', null]],
    ['v4.0.0-RC1', ['v4.0.0', 'v4.0.0-beta4', 'v4.0.0', 'v4.0.0-beta4']],
    ['v3.5.10', ['v3.6.0', 'v1.0.0', null, null]],
    ['v4.1.0', [null, 'v4.0.1', null, null]],
    ['v1.24.3-56', ['v1.0.0', 'v1.20.4', null, null]],
    ['nope', [null, null, null, null]],
  ])('of %s', (tag, expected) => {
    const { newer, older, newerInLine, olderInLine } = findNeighbours(entries, tag);
    expect([newer, older, newerInLine, olderInLine].map(tagOf)).toEqual(expected);
  });
});

describe('compareReleases', () => {
  it.each([
    ['v3.6.0', 'v4.0.1'],
    ['v4.0.1', 'v3.6.0'],
  ])('gives what lies between %s and %s, whichever was named first', (from, to) => {
    const compared = compareReleases(mixed, from, to);
    if (!compared.ok) throw new Error(compared.failure.tag);
    const { between, levels, withoutNotes } = compared.value;
    expect(tagsOf(between)).toEqual(['v4.0.1', 'v4.0.0']);
    expect(levels).toEqual({ majors: 1, minors: 0, patches: 1, prereleases: 0, others: 0 });
    expect([tagOf(compared.value.from), tagOf(compared.value.to)]).toEqual(['v3.6.0', 'v4.0.1']);
    expect(withoutNotes).toEqual([]);
  });

  it('distinguishes prereleases and other tags from majors', () => {
    const levelsOf = (from: string, to: string) => {
      const compared = compareReleases(mixed, from, to);
      return compared.ok ? compared.value.levels : null;
    };
    const none = { majors: 0, minors: 0, patches: 0, prereleases: 0, others: 0 };
    expect(levelsOf('v4.0.0-beta4', 'v4.0.0')).toMatchObject({ majors: 1, minors: 0 });
    expect(levelsOf('v1.20.4', 'v1.24.3-56')).toEqual({ ...none, prereleases: 1 });
  });

  it.each([
    ['v4.0.1', 'v4.0.1', []],
    ['v3.5.10', 'v3.6.0', ['v3.6.0']],
    ['v1.20.4', 'v1.0.0', ['v1.0.0', 'v1.24.3-56']],
    ['v4.0.1', 'v4.1.0', ['v4.1.0']],
    ['4.0.0', 'V4.0.1', ['v4.0.1']],
    ['3.6', 'latest', ['v4.0.1', 'v4.0.0']],
  ])('gives for %s to %s, and back, %o', (from, to, tags) => {
    const [there, back] = [compareReleases(mixed, from, to), compareReleases(mixed, to, from)];
    expect(there.ok && tagsOf(there.value.between)).toEqual(tags);
    expect(back).toEqual(there);
  });

  it('counts prereleases next to a prerelease, and nothing between a release and itself', () => {
    const beta = compareReleases(mixed, 'v4.0.0-beta4', 'v4.0.0');
    expect(beta.ok && tagsOf(beta.value.between)).toEqual(['v4.0.0', 'v4.0.0-RC1']);
    const same = compareReleases(mixed, 'v4.0.0', 'v4.0.0');
    expect(same.ok && same.value.between).toEqual([]);
  });

  it('names those without notes', () => {
    const compared = compareReleases(mixed, 'v3.5.10', 'v3.6.0');
    expect(compared.ok && compared.value.withoutNotes).toEqual(['v3.6.0']);
  });

  it.each([
    ['nope', 'v4.0.0', 'from'],
    ['v4.0.0', 'nope', 'to'],
  ])('says which of %s and %s is not there', (from, to, field) => {
    expect(compareReleases(mixed, from, to)).toMatchObject({ failure: { field } });
  });
});
