import { describe, expect, it } from 'vitest';

import { assetOf, readReleases, releaseOf } from './releases.fixture';
import {
  countSbomStates,
  formatSbomChoices,
  listSboms,
  readSbomChoices,
  sbomValue,
  selectSboms,
  viewSbomFacets,
} from './sbom-table';

const EARLY = [
  'core-opensuse-leap-v2.3.1-sbom.spdx.json',
  'core-opensuse-leap-v2.3.1-sbom.syft.json',
  'core-fedora-v2.3.1-sbom.spdx.json',
].map(assetOf);
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';

const kairos = readReleases([
  releaseOf('v2.3.1', '2023-08-01', { assets: EARLY }),
  releaseOf('v3.3.6', '2025-04-07', { assets: [assetOf(ARCHIVE, 9)] }),
  releaseOf('v3.7.2', '2026-02-05'),
  releaseOf('v1.0.0', '2022-10-03'),
]);
const rows = listSboms([kairos]);
const read = (query: string) => readSbomChoices(new URLSearchParams(query), rows);

describe('listSboms', () => {
  it('lists files, and the members of archives under the name of their image', () => {
    expect(rows.map(({ tag, fileName, member }) => [tag, fileName, member])).toEqual([
      ['v3.3.6', 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom.spdx.json', 'sbom.spdx.json'],
      ['v3.3.6', 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom.syft.json', 'sbom.syft.json'],
      ...EARLY.map(({ name }) => ['v2.3.1', name, null]),
    ]);
  });

  it('says what each describes as far as its name tells', () => {
    const [, , leap] = rows;
    if (leap === undefined) throw new Error('no row');
    const values = (['component', 'flavor', 'variant', 'arch', 'format'] as const).map((key) =>
      sbomValue(leap, key),
    );
    expect(values).toEqual(['kairos', 'opensuse-leap', 'core', 'amd64', 'spdx']);
  });
});

describe('countSbomStates', () => {
  it('says where each release has it', () => {
    expect(Object.fromEntries(countSbomStates([kairos]))).toEqual({
      asset: 1,
      archive: 1,
      attestation: 1,
      none: 1,
    });
  });
});

describe('choosing a bill of materials', () => {
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
    expect(selectSboms(rows, read(query))).toHaveLength(count);
  });

  it('counts under the search and the other choices', () => {
    const facets = viewSbomFacets(rows, read('q=leap&format=syft'));
    const options = facets.find(({ key }) => key === 'format')?.options;
    expect(options?.map(({ value, count }) => [value, count])).toEqual([
      ['spdx', 1],
      ['syft', 1],
    ]);
  });

  it('cuts a text by whole characters', () => {
    const params = new URLSearchParams({ q: `${'x'.repeat(199)}🚀` });
    expect(readSbomChoices(params, rows).text).toBe('x'.repeat(199));
  });

  it('is written as it is read', () => {
    const query = 'tag=v2.3.1&arch=amd64&q=leap+sbom';
    expect(formatSbomChoices(read(query)).toString()).toBe(query);
    expect(formatSbomChoices(read('page=3&x=1')).size).toBe(0);
  });
});
