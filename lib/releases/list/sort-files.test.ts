import { describe, expect, it } from 'vitest';

import { decodeFiles } from './arrange-assets';
import { assetOf } from './releases.fixture';
import { sortFiles, type FileSortKey } from './sort-files';

const ISO = 'kairos-alpine-3.21-core-amd64-generic-v3.7.2.iso';

const FILES = decodeFiles(
  [
    { ...assetOf(ISO, 0), bytes: 900, downloads: 5 },
    { ...assetOf(`${ISO}.sha256`, 1), bytes: 80, downloads: 5 },
    { ...assetOf('notes.bin', 2), bytes: 4000, downloads: 0 },
  ],
  { component: 'kairos', tag: 'v3.7.2' },
);

const idsBy = (key: FileSortKey, isDescending: boolean) =>
  sortFiles(FILES, { key, isDescending }).map(({ asset }) => asset.id);

describe('sortFiles', () => {
  it('keeps the order of the release without a key', () => {
    expect(sortFiles(FILES, null)).toBe(FILES);
  });

  it('sorts sizes as numbers', () => {
    expect(idsBy('size', false)).toEqual([2, 1, 3]);
    expect(idsBy('size', true)).toEqual([3, 1, 2]);
  });

  it('keeps equal files in order in both directions', () => {
    expect(idsBy('downloads', false)).toEqual([3, 1, 2]);
    expect(idsBy('downloads', true)).toEqual([1, 2, 3]);
  });

  it('sorts by name', () => {
    expect(idsBy('name', true)).toEqual([3, 2, 1]);
  });

  it('sorts by the words of the type, whatever their case', () => {
    const words = sortFiles(FILES, { key: 'type', isDescending: false });
    expect(words.map(({ decoded }) => decoded.kind).indexOf('checksum')).toBe(0);
  });
});
