import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import type { SearchIndex } from './model';
import { searchSite } from './search-site';

const FILE = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso';

const KAIROS = [
  releaseOf('v4.3.0-rc1', '2026-11-01'),
  releaseOf('v4.2.1', '2026-10-01'),
  releaseOf('v4.2.0', '2026-08-18', { assets: [assetOf(FILE), assetOf(`${FILE}.sha256`)] }),
  releaseOf('v3.5.4', '2026-02-01'),
];

const DEBIAN = {
  id: 'debian',
  name: 'Debian',
  family: 'debian',
  familyName: 'Debian family',
  release: '13',
};

const UBUNTU_22 = { ...DEBIAN, id: 'ubuntu', name: 'Ubuntu', release: '22.04' };

const INDEX: SearchIndex = {
  releases: [
    ...readReleases(KAIROS).entries.map((entry) => ({ title: 'Kairos', entry })),
    ...readReleases([releaseOf('v0.26.2', '2026-07-01')], 'auroraboot').entries.map((entry) => ({
      title: 'AuroraBoot',
      entry,
    })),
  ],
  matrices: [
    {
      source: 'kairos-init',
      jobs: [testedJob(), testedJob({ distribution: UBUNTU_22, model: 'rpi4' })],
    },
    {
      source: 'kairos',
      jobs: [testedJob({ distribution: DEBIAN })],
    },
  ],
};

const search = (text: string) =>
  searchSite(text, INDEX).map(({ group, text: words, href }) => `${group}: ${words} ${href}`);

describe('searchSite', () => {
  it.each([
    ['a tag is its release', 'v4.2.0', 'Releases: Kairos v4.2.0 /releases/kairos/v4.2.0'],
    ['a tag needs no v', '4.2.0', 'Releases: Kairos v4.2.0 /releases/kairos/v4.2.0'],
    [
      'a component and its tag are a release',
      'auroraboot 0.26',
      'Releases: AuroraBoot v0.26.2 /releases/auroraboot/v0.26.2',
    ],
    [
      'latest is the latest final release',
      'latest',
      'Releases: Kairos v4.2.1 /releases/kairos/v4.2.1',
    ],
    [
      'a distribution is its jobs',
      'ubuntu 24',
      'Distributions: Ubuntu 24.04 /?distribution=ubuntu&q=24.04&source=kairos-init',
    ],
    [
      'a distribution of another matrix is there',
      'debian 13',
      'Distributions: Debian 13 /?distribution=debian&q=13&source=kairos',
    ],
    ['a board is its jobs', 'rpi4', 'Boards: Raspberry Pi 4 /?model=rpi4&source=kairos-init'],
    ['a board has its name', 'raspberry', 'Boards: Raspberry Pi 4 /?model=rpi4&source=kairos-init'],
    ['a file has its name', 'hadron core iso', `Assets: ${FILE} /decode?name=${FILE}`],
    [
      'a pasted reference is decoded',
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0',
      'Pasted: Kairos v4.2.0 · hadron v0.5.1 · core · amd64 /decode?name=quay.io%2Fkairos%2Fhadron%3Av0.5.1-core-amd64-generic-v4.2.0',
    ],
  ])('%s', (_, text, result) => {
    expect(search(text)).toContain(result);
  });

  it('puts the exact tag before others, and prereleases last', () => {
    const releases = search('v4').filter((line) => line.startsWith('Releases: Kairos'));
    expect(releases.map((line) => line.split(' ')[2])).toEqual(['v4.2.1', 'v4.2.0', 'v4.3.0-rc1']);
    expect(search('v4.2.0').find((line) => line.startsWith('Releases'))).toContain('v4.2.0');
  });

  it('decodes a version only where no such release is listed', () => {
    expect(search('v4.2.0').some((line) => line.startsWith('Pasted'))).toBe(false);
    expect(search('v9.9.9')).toContain('Pasted: Kairos v9.9.9 /decode?name=v9.9.9');
  });

  it.each(['', '   ', 'zzzz', '<script>'])('finds nothing for “%s”', (text) => {
    expect(search(text)).toEqual([]);
  });

  it('finds a few of each group', () => {
    const many = readReleases(
      Array.from({ length: 40 }, (_, patch) => releaseOf(`v9.0.${patch}`, '2026-01-01')),
    ).entries.map((entry) => ({ title: 'Kairos', entry }));
    expect(searchSite('v9', { ...INDEX, releases: many })).toHaveLength(5);
  });
});
