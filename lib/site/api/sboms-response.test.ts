import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '@/lib/base/filter/model';
import type { SbomRow } from '@/lib/releases/list/sbom-table';
import type { SbomPageData } from '@/lib/site/model/release-pages';

import { sbomsResponse } from './sboms-response';

const ORIGIN = 'https://matrix.example.org';

const ofFile: SbomRow = {
  componentId: 'kairos',
  tag: 'v3.3.6',
  publishedAt: '2025-04-07T11:33:21Z',
  isPreliminary: false,
  format: 'spdx',
  fileName: 'x-sbom.spdx.json',
  asset: { name: 'x.spdx.json', url: 'https://github.com/x', bytes: 1 },
  member: null,
  artifact: null,
};

const page = (rows: readonly SbomRow[]): SbomPageData => ({
  components: [],
  selection: EVERYTHING,
  facets: [],
  choiceNotices: [],
  order: null,
  rows,
  total: 5,
  states: new Map([['asset', 3]]),
  without: [],
  requestedPage: 1,
  now: '2026-11-23T10:00:00Z',
});

describe('sbomsResponse', () => {
  it.each([
    ['a file of its own at GitHub', ofFile, 'https://github.com/x'],
    [
      'a member of an archive through this site',
      { ...ofFile, member: 'sbom.spdx.json' },
      `${ORIGIN}/api/v1/releases/kairos/v3.3.6/sbom?asset=x.spdx.json&member=sbom.spdx.json`,
    ],
  ])('links %s', (_what, row, download) => {
    expect(sbomsResponse(page([row]), ORIGIN).items).toMatchObject([{ download }]);
  });

  it('counts what is selected, what exists, and releases by where their SBOM is', () => {
    const { count, total, releases } = sbomsResponse(page([ofFile]), ORIGIN);
    expect({ count, total, releases }).toEqual({ count: 1, total: 5, releases: { asset: 3 } });
  });
});
