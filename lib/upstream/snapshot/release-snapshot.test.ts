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
    const times = tags.map(({ taggedAt }) => Date.parse(taggedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times[0]).toBeLessThan(Date.parse('2026-08-21T00:00:00Z'));
  });

  it.each(['kairos-operator', 'kairos-factory-action', 'nope', 'constructor', ''])(
    'has none of “%s”',
    (id) => {
      expect(findReleaseSnapshot(id)).toBeNull();
    },
  );

  it('has the files that were seen, with the release they were seen in', () => {
    const { tags = [], undated = [] } = findReleaseSnapshot('kairos') ?? {};
    const namesOf = (tag: string) => tags.find((each) => each.tag === tag)?.assetNames;
    expect(namesOf('v2.3.2')).toEqual(['core-rockylinux-v2.3.2-sbom.spdx.json']);
    expect(namesOf('v3.3.6')).toEqual([]);
    expect(undated.map(({ tag }) => tag)).toEqual(['v1.5.1', 'v4.3.0']);
    expect(undated[1]?.assetNames).toContain(
      'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
    );
  });

  it('has names that the naming rules can decode', () => {
    const files = COMPONENTS.flatMap(({ id }) => {
      const { tags = [], undated = [] } = findReleaseSnapshot(id) ?? {};
      return [...tags, ...undated].flatMap(({ tag, assetNames }) =>
        assetNames.map((name) => ({ name, origin: { component: id, tag } })),
      );
    });
    expect(files).toHaveLength(100);
    const unknown = files.filter(({ name, origin }) => decodeAsset(name, origin).kind === 'other');
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it('says what it lacks, according to what it has', () => {
    const { lacks: ofKairos = [] } = findReleaseSnapshot('kairos') ?? {};
    expect(ofKairos).toContain('It has no release notes.');
    expect(ofKairos.at(-1)).toBe(
      'Of the tags that were not there on 2026-08-21 it has only those whose files were seen, without a date.',
    );
    const { lacks: ofHadron = [] } = findReleaseSnapshot('hadron') ?? {};
    expect(ofHadron.slice(-3)).toEqual([
      'It has no names of files.',
      'Its tags are those of an older copy of the repository, of December 2025.',
      'Tags made after 2026-08-21 are not in it.',
    ]);
  });

  it('stays small', () => {
    expect(readFileSync(file).byteLength).toBeLessThan(150_000);
  });
});

describe('readReleaseSnapshots', () => {
  const withTag = (tag: unknown) => ({
    takenAt: '2026-08-21T00:00:00Z',
    components: { kairos: { tags: [tag], undated: [] } },
  });

  it('reads what ships', () => {
    expect([...readReleaseSnapshots(stored).keys()]).toHaveLength(9);
    expect(
      readReleaseSnapshots(withTag(['v1', '2026-01-01T00:00:00Z', ['a']])).get('kairos'),
    ).toMatchObject({
      tags: [{ tag: 'v1', taggedAt: '2026-01-01T00:00:00Z', assetNames: ['a'] }],
    });
  });

  it.each([
    ['no date', ['v1']],
    ['a date that is none', ['v1', 'yesterday']],
    ['no name', ['', '2026-01-01T00:00:00Z']],
    ['files that are no list', ['v1', '2026-01-01T00:00:00Z', 'a']],
    ['an empty list of files', ['v1', '2026-01-01T00:00:00Z', []]],
  ])('refuses a tag with %s', (_what, tag) => {
    expect(() => readReleaseSnapshots(withTag(tag))).toThrow(/Invalid|Too small/);
  });
});
