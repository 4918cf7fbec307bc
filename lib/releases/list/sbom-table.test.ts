import { describe, expect, it } from 'vitest';

import { assetOf, readReleases, releaseOf } from './releases.fixture';
import { countSbomStates, listSboms, sbomValue } from './sbom-table';

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

describe('listSboms', () => {
  it('lists files, and the members of archives under the name of their image', () => {
    expect(rows.map(({ tag, fileName, member }) => [tag, fileName, member])).toEqual([
      ['v3.3.6', 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom.spdx.json', 'sbom.spdx.json'],
      ['v3.3.6', 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom.syft.json', 'sbom.syft.json'],
      ...EARLY.map(({ name }) => ['v2.3.1', name, null]),
    ]);
  });

  it('says what each describes as far as its name states it', () => {
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
