import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decodeAsset } from '@/lib/names/artifacts/decode-asset';

import { findDerivedFiles, readFileGroups } from './find-derived-files';
import { findReleaseSnapshot } from './find-release-snapshot';

const file = new URL('./release-files.json', import.meta.url);
const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));

describe('findDerivedFiles', () => {
  it.each([
    { rule: 'v2.0.0 has reports beside each image', tag: 'v2.0.0', count: 170 },
    { rule: 'v3.3.6 has netboot files and archives of reports', tag: 'v3.3.6', count: 132 },
    { rule: 'v3.5.10 has no arm64 and no certificate', tag: 'v3.5.10', count: 24 },
    { rule: 'v3.7.2 has five files for each image', tag: 'v3.7.2', count: 100 },
    { rule: 'v4.2.0 has Hadron alone', tag: 'v4.2.0', count: 10 },
    { rule: 'the name of a file of v4.0.0 is not established', tag: 'v4.0.0', count: 0 },
    { rule: 'a tag that does not exist has none', tag: 'v9.9.9', count: 0 },
  ])('$rule', ({ tag, count }) => {
    const names = findDerivedFiles('kairos', tag);
    expect(names).toHaveLength(count);
    expect(new Set(names).size).toBe(count);
    expect(names).toEqual(names.toSorted());
    expect(names.every((name) => name.includes(tag))).toBe(true);
  });

  it('follows the workflow of each release', () => {
    expect(findDerivedFiles('kairos', 'v3.5.10').join(' ')).not.toMatch(/arm64|\.pem/);
    expect(findDerivedFiles('kairos', 'v3.7.0')).toContain(
      'kairos-rocky-9.7-core-arm64-generic-v3.7.0.iso.sha256.bundle',
    );
    expect(findDerivedFiles('kairos', 'v4.2.0')).toContain(
      'kairos-hadron-v0.5.1-core-arm64-generic-v4.2.0.iso.sha256.pem',
    );
  });

  it('has none of another component', () => {
    expect(findDerivedFiles('immucore', 'v0.20.4')).toEqual([]);
    expect(findDerivedFiles('constructor', 'v3.3.6')).toEqual([]);
  });

  it('has names of tags that exist, and that the naming rules can decode', () => {
    const tags = [...readFileGroups(stored)].flatMap(([id, groups]) =>
      groups.flatMap((group) => group.tags.map((tag) => ({ id, tag }))),
    );
    expect(tags.length).toBeGreaterThan(60);
    for (const { id, tag } of tags) {
      const existing = findReleaseSnapshot(id)?.tags.map((each) => each.tag);
      expect(existing).toContain(tag);
      const odd = findDerivedFiles(id, tag).filter(
        (name) => decodeAsset(name, { component: id, tag }).kind === 'other',
      );
      expect(odd).toEqual([]);
    }
  });

  // The names themselves would be 500 KB: releases of one workflow share them but for the tag.
  it('stays small', () => {
    expect(readFileSync(file).byteLength).toBeLessThan(40_000);
  });
});

describe('readFileGroups', () => {
  it.each([
    ['no tags', { kairos: [{ tags: [], files: [{ stems: ['a'], endings: ['b'] }] }] }],
    ['no files', { kairos: [{ tags: ['v1'], files: [] }] }],
    ['an empty stem', { kairos: [{ tags: ['v1'], files: [{ stems: [''], endings: ['b'] }] }] }],
    ['no list', { kairos: {} }],
  ])('refuses groups with %s', (_what, value) => {
    expect(() => readFileGroups(value)).toThrow(/Invalid|Too small/);
  });
});
