import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { EVERYTHING } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';
import cases from '@/lib/names/artifacts/assets.cases.json';

import { arrangeAssets, type ArrangedAssets } from './arrange-assets';
import { ARTIFACT_FILTER } from './choose-artifact';
import { assetOf } from './releases.fixture';

const arrange = (tag: string, names: readonly string[], component = 'kairos') =>
  arrangeAssets(names.map(assetOf), { component, tag });

function shapeOf({ groups, programs, rest }: ArrangedAssets) {
  return {
    groups: groups.map(({ key, companions }) => [
      key,
      ...companions.map(({ asset }) => asset.name),
    ]),
    programs: programs.map(({ asset }) => asset.name),
    rest: rest.map(({ asset }) => asset.name),
  };
}

const STANDARD = 'kairos-ubuntu-24.04-standard-amd64-generic-v3.7.2-k3sv1.35.0+k3s3.iso';
const CORE = 'kairos-alpine-3.21-core-amd64-generic-v3.7.2.iso';
const HADRON = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0';

/** The names of some files, each a stem with one of these endings. */
const named = (stem: string, endings: readonly string[]) => endings.map((end) => `${stem}${end}`);

const signed = (main: string) =>
  named(main, ['.sha256', '.sha256.bundle', '.sha256.pem', '.sha256.sig']);

const EARLY = 'kairos-alpine-opensuse-leap-v2.3.1';
const EARLY_PARTS = [
  ...named('core-alpine-opensuse-leap-v2.3.1', [
    '-grype.json',
    '-grype.sarif',
    '-sbom.spdx.json',
    '-sbom.syft.json',
    '-trivy.html',
    '-trivy.json',
    '-trivy.sarif',
  ]),
  ...named(EARLY, ['-initrd', '-ipxe-usb.img.ipxe', '-ipxe.iso.ipxe', '-kernel', '.ipxe']),
  ...named(EARLY, ['.iso.sha256', '.iso.sha256.pem', '.iso.sha256.sig', '.squashfs']),
];

const MIDDLE = 'kairos-alpine-3.19-core-amd64-generic-v3.2.4';
const MIDDLE_PARTS = named(MIDDLE, [
  '-initrd',
  '-ipxe-usb.img',
  '-ipxe.iso',
  '-kernel',
  '-sbom-scan-reports.tar.gz',
  '.ipxe',
  '.iso.sha256',
  '.iso.sha256.pem',
  '.iso.sha256.sig',
  '.squashfs',
]);

/** Names of one era, out of order, and the artifacts that they make up. */
const ERAS = [
  {
    tag: 'v2.3.1',
    what: 'reports named after the image',
    groups: [
      [`${EARLY}.iso`, ...EARLY_PARTS],
      ['kairos-opensuse-leap-v2.3.1.iso', 'core-opensuse-leap-v2.3.1-sbom.spdx.json'],
    ],
  },
  {
    tag: 'v3.2.4',
    what: 'reports in one archive, and disks of each cloud apart',
    groups: [
      [`${MIDDLE}.iso`, ...MIDDLE_PARTS],
      ...named('kairos-rockylinux-9-core-amd64-generic-v3.2.4.raw', [
        '',
        '.gce.tar.gz',
        '.vhd',
      ]).map((name) => [name]),
    ],
  },
  {
    tag: 'v3.7.2',
    what: 'images with their signatures alone',
    groups: [
      [CORE, ...signed(CORE)],
      [STANDARD, ...signed(STANDARD)],
    ],
  },
  {
    tag: 'v4.3.0',
    what: 'one image for each version of each distribution of Kubernetes',
    groups: ['-k0sv1.34.11+k0s.0.iso', '-k3sv1.34.11+k3s1.iso', '-k3sv1.35.8+k3s1.iso'].map(
      (end) => [`${HADRON}${end}`, ...signed(`${HADRON}${end}`)],
    ),
  },
];

describe('arrangeAssets', () => {
  it.each(ERAS)('puts beside each image of $tag what belongs to it: $what', ({ tag, groups }) => {
    const names = groups.flat().toReversed();
    const shape = shapeOf(arrange(tag, names));
    expect(new Map(shape.groups.map(([main, ...parts]) => [main, parts.toSorted()]))).toEqual(
      new Map(groups.map(([main, ...parts]) => [main, parts.toSorted()])),
    );
    expect([...shape.programs, ...shape.rest]).toEqual([]);
  });

  it('gives programs, lists of checksums and what has no image a separate place', () => {
    const programs = [
      'kairos-v4.3.0-linux-amd64.tar.gz',
      'provider-kairos-v4.3.0-linux-amd64-fips.tar.gz',
    ];
    const rest = ['checksums.txt', `${EARLY}.squashfs`, 'core-fedora-v2.3.1-trivy.html', 'README'];
    const image = 'kairos-hadron-v0.5.1-core-arm64-generic-v4.3.0.iso';
    expect(shapeOf(arrange('v4.3.0', [...rest, image, ...programs]))).toEqual({
      groups: [[image]],
      programs,
      rest,
    });
  });

  it('puts every file in exactly one place', () => {
    const all = cases.map(({ name }) => name);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...all), { maxLength: 60 }), (names) => {
        const { groups, programs, rest } = shapeOf(arrange('v3.3.6', names));
        const placed = [...groups.flat(), ...programs, ...rest];
        expect(placed.toSorted()).toEqual(names.toSorted());
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});

describe('choosing an artifact', () => {
  const ARM = CORE.replace('amd64', 'arm64');
  const { groups } = arrange('v3.7.2', [STANDARD, CORE, ARM, ...signed(CORE)]);
  type Chosen = Readonly<Record<string, string>>;
  const selectionOf = (chosen: Chosen) => ({
    text: '',
    choices: new Map(Object.entries(chosen).map(([key, value]) => [key, [value]])),
  });
  const countsUnder = (chosen: Chosen) =>
    Object.fromEntries(
      listUsefulFacets(groups, selectionOf(chosen), ARTIFACT_FILTER).map(({ key, options }) => [
        key,
        options.map(({ value, count }) => `${value} ${count}`),
      ]),
    );

  it.each<readonly [string, Chosen, readonly string[]]>([
    ['nothing leaves all', {}, [STANDARD, CORE, ARM]],
    ['a variant leaves its images', { variant: 'standard' }, [STANDARD]],
    ['two choices leave what has both', { variant: 'core', arch: 'arm64' }, [ARM]],
    ['a distribution goes with its release', { flavor: 'alpine 3.21', arch: 'amd64' }, [CORE]],
    ['Kubernetes goes with its version', { kubernetes: 'k3s v1.35.0+k3s3' }, [STANDARD]],
    ['a kind is read off the ending', { kind: 'ISO', arch: 'amd64' }, [STANDARD, CORE]],
    ['a board without images leaves none', { model: 'rpi4' }, []],
  ])('%s', (_, chosen, left) => {
    const kept = selectRows(groups, selectionOf(chosen), ARTIFACT_FILTER);
    expect(kept.map(({ key }) => key)).toEqual(left);
  });

  it('finds an artifact by words of its main file', () => {
    const kept = selectRows(groups, { ...EVERYTHING, text: 'STANDARD k3s' }, ARTIFACT_FILTER);
    expect(kept.map(({ key }) => key)).toEqual([STANDARD]);
  });

  it('says how many images each value would leave, their checksums not counted', () => {
    expect(countsUnder({})).toEqual({
      flavor: ['ubuntu 24.04 1', 'alpine 3.21 2'],
      variant: ['standard 1', 'core 2'],
      arch: ['amd64 2', 'arm64 1'],
      model: ['generic 3'],
      kubernetes: ['k3s v1.35.0+k3s3 1'],
      kind: ['ISO 3'],
    });
  });

  it('counts under the other choices', () => {
    expect(countsUnder({ variant: 'core', arch: 'arm64' })).toMatchObject({
      flavor: ['alpine 3.21 1'],
      variant: ['core 1'],
      arch: ['amd64 1', 'arm64 1'],
      kubernetes: [],
    });
  });
});
