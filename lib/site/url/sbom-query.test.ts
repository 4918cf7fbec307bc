import { describe, expect, it } from 'vitest';

import { listFacets } from '@/lib/base/filter/list-facets';
import { selectRows } from '@/lib/base/filter/select-rows';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';
import { listSboms, SBOM_FILTER } from '@/lib/releases/list/sbom-table';

import { formatSbomQuery, readSbomQuery } from './sbom-query';

const EARLY = [
  'core-opensuse-leap-v2.3.1-sbom.spdx.json',
  'core-opensuse-leap-v2.3.1-sbom.syft.json',
  'core-fedora-v2.3.1-sbom.spdx.json',
].map(assetOf);
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';

const rows = listSboms([
  readReleases([
    releaseOf('v2.3.1', '2023-08-01', { assets: EARLY }),
    releaseOf('v3.3.6', '2025-04-07', { assets: [assetOf(ARCHIVE, 9)] }),
    releaseOf('v3.7.2', '2026-02-05'),
  ]),
]);
const read = (query: string) => readSbomQuery(new URLSearchParams(query), rows);

describe('SBOMs by a URL', () => {
  it.each([
    ['tag=v2.3.1&flavor=opensuse-leap', 2],
    ['tag=V2.3.1&format=spdx', 2],
    ['tag=v2.3.1&format=syft', 1],
    ['flavor=fedora&variant=core', 1],
    ['tag=v3.3.6&format=SPDX', 1],
    ['tag=v3.7.2', 0],
    ['q=.*', 0],
    ['q=alpine+spdx', 1],
    ['q=scan-reports', 2],
    ['variant=standard', 0],
    ['', 5],
  ])('%s leaves %i', (query, count) => {
    expect(selectRows(rows, read(query), SBOM_FILTER)).toHaveLength(count);
  });

  it('are counted under the search and the other choices', () => {
    const facets = listFacets(rows, read('q=leap&format=syft'), SBOM_FILTER);
    const options = facets.find(({ key }) => key === 'format')?.options;
    expect(options?.map(({ value, count }) => [value, count])).toEqual([
      ['spdx', 1],
      ['syft', 1],
    ]);
  });

  it('cuts a text by whole characters', () => {
    const params = new URLSearchParams({ q: `${'x'.repeat(199)}🚀` });
    expect(readSbomQuery(params, rows).text).toBe('x'.repeat(199));
  });

  it('is written as it is read', () => {
    const query = 'tag=v2.3.1&arch=amd64&q=leap+sbom';
    expect(formatSbomQuery(read(query)).toString()).toBe(query);
    expect(formatSbomQuery(read('page=3&x=1')).size).toBe(0);
  });
});
