import { describe, expect, it } from 'vitest';

import type { SbomRow } from '@/lib/releases/list/sbom-table';

import { SBOM_HEAD, sbomRow } from './sbom-rows';

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

describe('sbomRow', () => {
  it('has a value for each column, and an absolute link', () => {
    const row = sbomRow(inArchive, 'https://matrix.example.org');
    expect(row).toHaveLength(SBOM_HEAD.length);
    expect(row.at(-1)).toBe(
      'https://matrix.example.org/api/v1/releases/kairos/v3.3.6/sbom?asset=x+y.tar.gz&member=sbom.spdx.json',
    );
  });
});
