import { describe, expect, it } from 'vitest';

import type { SbomRow } from './sbom-table';
import { sbomSubject, sortSboms, type SbomSortKey } from './sort-sboms';

function row(fileName: string, changes: Partial<SbomRow> = {}): SbomRow {
  return {
    componentId: 'kairos',
    tag: 'v2.3.1',
    publishedAt: '2023-08-01T00:00:00Z',
    isPreliminary: false,
    format: 'spdx',
    fileName,
    asset: { name: fileName, url: `https://example.org/${fileName}`, bytes: 10 },
    member: null,
    artifact: null,
    ...changes,
  };
}

const SMALL = row('small', { asset: { name: 'small', url: 'https://example.org/s', bytes: 1 } });
const LARGE = row('large', { publishedAt: '2024-01-01T00:00:00Z', format: 'syft' });
const INSIDE = row('inside', { member: 'sbom.spdx.json' });

const namesBy = (key: SbomSortKey, isDescending: boolean) =>
  sortSboms([INSIDE, LARGE, SMALL], { key, isDescending }).map(({ fileName }) => fileName);

describe('sortSboms', () => {
  it('keeps the order of the list without a key', () => {
    expect(sortSboms([LARGE, SMALL], null)).toEqual([LARGE, SMALL]);
  });

  it('sorts by size, with what is inside an archive last in both directions', () => {
    expect(namesBy('size', false)).toEqual(['small', 'large', 'inside']);
    expect(namesBy('size', true)).toEqual(['large', 'small', 'inside']);
  });

  it.each([
    ['file', ['inside', 'large', 'small']],
    ['format', ['inside', 'small', 'large']],
    ['published', ['inside', 'small', 'large']],
  ] as const)('sorts by %s, and keeps what is equal in order', (key, names) => {
    expect(namesBy(key, false)).toEqual(names);
  });

  it('does not say what an SBOM describes whose name does not say it', () => {
    expect(sbomSubject(SMALL)).toBeNull();
  });
});
