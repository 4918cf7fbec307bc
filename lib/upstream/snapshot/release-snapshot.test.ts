import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { COMPONENTS } from '@/lib/names/catalog/components';

import { findReleaseSnapshot, readReleaseSnapshots } from './find-release-snapshot';

const file = new URL('./releases.json', import.meta.url);
const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));

describe('findReleaseSnapshot', () => {
  it.each([
    ['kairos', 340, 'v4.2.0'],
    ['provider-kairos', 85, 'v2.16.4'],
    ['immucore', 124, 'v0.20.4'],
    ['auroraboot', 84, 'v0.26.2'],
    ['osbuilder', 83, 'v0.300.4'],
    ['kairos-init', 131, 'v0.17.3'],
    ['kairos-agent', 225, 'v2.31.4'],
    ['hadron', 3, 'v0.0.1-beta2'],
    ['kairos-sdk', 102, 'v0.25.3'],
  ])('has the tags of %s', (id, count, newest) => {
    const { tags = [] } = findReleaseSnapshot(id) ?? {};
    expect(tags).toHaveLength(count);
    expect(new Set(tags.map(({ tag }) => tag)).size).toBe(count);
    const [first] = tags;
    const sameMoment = tags.filter(({ taggedAt }) => taggedAt === first?.taggedAt);
    expect(sameMoment.map(({ tag }) => tag)).toContain(newest);
    const times = tags.map(({ taggedAt }) => Date.parse(taggedAt ?? ''));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times[0]).toBeLessThan(Date.parse('2026-08-21T00:00:00Z'));
  });

  // Of the operator and the factory too few tags are established to call them a list.
  it.each(['kairos-operator', 'kairos-factory-action', 'nope', 'constructor', ''])(
    'has none of “%s”',
    (id) => {
      expect(findReleaseSnapshot(id)).toBeNull();
    },
  );

  it('has the files that were seen, with the release they were seen in', () => {
    const { tags = [], unlisted = [] } = findReleaseSnapshot('kairos') ?? {};
    const namesOf = (tag: string) => tags.find((each) => each.tag === tag)?.assetNames;
    expect(namesOf('v2.3.2')).toEqual(['core-rockylinux-v2.3.2-sbom.spdx.json']);
    expect(namesOf('v3.3.6')).toEqual([]);
    expect(unlisted.map(({ tag, taggedAt }) => [tag, taggedAt])).toEqual([
      ['v4.3.0', '2026-09-08'],
      ['v1.5.1', null],
    ]);
    expect(unlisted[0]?.assetNames).toContain(
      'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
    );
  });

  it('has names that the naming rules can decode', () => {
    const files = COMPONENTS.flatMap(({ id }) => {
      const { tags = [], unlisted = [] } = findReleaseSnapshot(id) ?? {};
      return [...tags, ...unlisted].flatMap(({ tag, assetNames }) =>
        assetNames.map((name) => ({ name, origin: { component: id, tag } })),
      );
    });
    expect(files).toHaveLength(100);
    const unknown = files.filter(({ name, origin }) => decodeAsset(name, origin).kind === 'other');
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it('says what is missing from it, according to what it has', () => {
    const { lacks: ofKairos = [] } = findReleaseSnapshot('kairos') ?? {};
    expect(ofKairos).toContain('It has no release notes.');
    expect(ofKairos.at(-1)).toBe(
      'Of the tags that are not in the copies of 21 Aug 2026 it has those that were seen elsewhere, dated by that day or not at all.',
    );
    const { lacks: ofHadron = [] } = findReleaseSnapshot('hadron') ?? {};
    expect(ofHadron.slice(-3)).toEqual([
      'It has no names of files.',
      'Its dated tags are those of an older copy of the repository, of December 2025.',
      'Of the tags that are not in the copies of 21 Aug 2026 it has those that were seen elsewhere, dated by that day or not at all.',
    ]);
    expect(findReleaseSnapshot('immucore')?.lacks.at(-1)).toBe(
      'Tags that are newer than the copies of 21 Aug 2026 are not in it.',
    );
  });

  it('stays small', () => {
    expect(readFileSync(file).byteLength).toBeLessThan(150_000);
  });
});

describe('readReleaseSnapshots', () => {
  const withTag = (tag: unknown) => ({
    readAt: '2026-08-21',
    components: { kairos: { tags: [tag], unlisted: [] } },
  });

  it('reads what ships', () => {
    expect([...readReleaseSnapshots(stored).keys()]).toHaveLength(9);
    expect(
      readReleaseSnapshots(withTag(['v1', '2026-01-01T00:00:00Z', ['a']])).get('kairos'),
    ).toMatchObject({
      tags: [{ tag: 'v1', taggedAt: '2026-01-01T00:00:00Z', assetNames: ['a'] }],
    });
  });

  it('reads a date as a day where only that is known, and none of a tag that was only seen', () => {
    const read = readReleaseSnapshots({
      readAt: '2026-08-21',
      components: {
        kairos: {
          tags: [['v1', '2026-01-01']],
          unlisted: [
            ['v2', null],
            ['v3', '2026-09-08', ['a']],
          ],
        },
      },
    }).get('kairos');
    expect(read?.tags[0]?.taggedAt).toBe('2026-01-01');
    expect(read?.unlisted).toEqual([
      { tag: 'v2', taggedAt: null, assetNames: [] },
      { tag: 'v3', taggedAt: '2026-09-08', assetNames: ['a'] },
    ]);
  });

  it.each([
    ['no date', ['v1']],
    ['a date that nobody knows', ['v1', null]],
    ['a date that is none', ['v1', 'yesterday']],
    ['no name', ['', '2026-01-01T00:00:00Z']],
    ['files that are no list', ['v1', '2026-01-01T00:00:00Z', 'a']],
    ['an empty list of files', ['v1', '2026-01-01T00:00:00Z', []]],
  ])('refuses a tag with %s', (_what, tag) => {
    expect(() => readReleaseSnapshots(withTag(tag))).toThrow(/Invalid|Too small/);
  });
});
