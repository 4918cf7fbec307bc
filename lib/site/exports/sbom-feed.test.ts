import { describe, expect, it } from 'vitest';

import type { SbomRow } from '@/lib/releases/list/sbom-table';

import { sbomFeed } from './sbom-feed';

const URLS = {
  self: 'https://m.example/sbom.atom',
  page: 'https://m.example/sbom',
  origin: 'https://m.example',
};

const row = (tag: string, publishedAt: string, fileName = 'x-sbom.spdx.json'): SbomRow => ({
  componentId: 'kairos',
  tag,
  publishedAt,
  isPreliminary: false,
  format: 'spdx',
  fileName,
  asset: { name: 'x.tar.gz', url: 'https://github.com/x', bytes: 1 },
  member: 'sbom.spdx.json',
  artifact: null,
});

describe('sbomFeed', () => {
  it('has one entry for each release with its files, the latest first', () => {
    const feed = sbomFeed(
      [row('v1', '2025-01-01'), row('v2', '2026-01-01', 'a'), row('v2', '2026-01-01', 'b')],
      URLS,
    );
    const titles = [...feed.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
    expect(titles).toEqual(['SBOMs of Kairos', 'SBOMs of kairos v2: 2', 'SBOMs of kairos v1: 1']);
    expect(feed).toContain('<updated>2026-01-01T00:00:00Z</updated>');
    expect(feed).toContain('a: https://m.example/api/v1/releases/kairos/v2/sbom?');
  });

  it('leaves out what has no date, which the format requires', () => {
    expect(sbomFeed([row('v1', '')], URLS)).not.toContain('<entry>');
  });
});
