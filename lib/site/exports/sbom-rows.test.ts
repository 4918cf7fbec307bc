import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '@/lib/base/filter/model';
import type { SbomRow } from '@/lib/releases/list/sbom-table';

import { SBOM_HEAD, sbomAnswer, sbomRow } from './sbom-rows';

const inArchive: SbomRow = {
  componentId: 'kairos',
  tag: 'v3.3.6',
  publishedAt: '2025-04-07T11:33:21Z',
  isPreliminary: false,
  format: 'spdx',
  fileName: 'x-sbom.spdx.json',
  asset: { name: 'x y.tar.gz', url: 'https://github.com/x', bytes: 1 },
  member: 'sbom.spdx.json',
  artifact: null,
};

describe('a bill of materials for machines', () => {
  it('has a value for each column, and a link that is whole', () => {
    const row = sbomRow(inArchive, 'https://matrix.example.org');
    expect(row).toHaveLength(SBOM_HEAD.length);
    expect(row.at(-1)).toBe(
      'https://matrix.example.org/api/v1/releases/kairos/v3.3.6/sbom?asset=x+y.tar.gz&member=sbom.spdx.json',
    );
  });

  it('that is a file of its own comes from GitHub', () => {
    const { items, count, releases } = sbomAnswer(
      {
        components: [],
        selection: EVERYTHING,
        facets: [],
        rows: [{ ...inArchive, member: null }],
        total: 5,
        states: new Map([['asset', 3]]),
        without: [],
        askedPage: 1,
        now: '2026-11-23T10:00:00Z',
      },
      'https://matrix.example.org',
    );
    expect(items[0]?.download).toBe('https://github.com/x');
    expect({ count, releases }).toEqual({ count: 1, releases: { asset: 3 } });
  });
});
