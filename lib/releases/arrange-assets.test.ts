import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import cases from '@/lib/naming/assets.cases.json';

import { arrangeAssets, type ArrangedAssets } from './arrange-assets';
import { readAssetChoices, selectGroups, viewAssetFacets } from './choose-artifact';
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

const ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
const STANDARD = 'kairos-ubuntu-24.04-standard-amd64-generic-v3.7.2-k3sv1.34.3+k3s3.iso';
const CORE = 'kairos-ubuntu-24.04-core-arm64-generic-v3.7.2.iso';

describe('arrangeAssets', () => {
  it.each([
    [
      'v4.3.0',
      [`${ISO}.sha256`, ISO, `${ISO}.sha256.pem`, `${ISO}.sha256.sig`, `${ISO}.sha256.bundle`],
      [[ISO, `${ISO}.sha256`, `${ISO}.sha256.pem`, `${ISO}.sha256.sig`, `${ISO}.sha256.bundle`]],
    ],
    [
      'v3.3.6',
      [
        'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz',
        'kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso',
        'kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso.sha256',
      ],
      [
        [
          'kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso',
          'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz',
          'kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso.sha256',
        ],
      ],
    ],
    ['v3.7.2', [STANDARD, `${STANDARD}.sha256`, CORE], [[STANDARD, `${STANDARD}.sha256`], [CORE]]],
  ])('puts beside an image of %s what belongs to it', (tag, names, groups) => {
    expect(shapeOf(arrange(tag, names))).toEqual({ groups, programs: [], rest: [] });
  });

  it('keeps programs and what is unknown apart', () => {
    const archive = 'immucore-v0.11.3-linux-amd64.tar.gz';
    expect(shapeOf(arrange('v0.11.3', [archive, 'README'], 'immucore'))).toEqual({
      groups: [],
      programs: [archive],
      rest: ['README'],
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
  const { groups } = arrange('v3.7.2', [STANDARD, CORE, CORE.replace('arm64', 'amd64')]);
  const choose = (query: string) => {
    const choices = readAssetChoices(new URLSearchParams(query), groups);
    return { choices, left: selectGroups(groups, choices).map(({ key }) => key) };
  };

  it.each([
    ['variant=standard', [STANDARD]],
    ['variant=CORE&arch=arm64', [CORE]],
    ['flavor=ubuntu&kubernetes=k3s', [STANDARD]],
    ['model=rpi4', []],
  ])('%s leaves %o', (query, left) => {
    expect(choose(query).left).toEqual(left);
  });

  it('says how many each value would leave', () => {
    const facets = viewAssetFacets(groups, choose('variant=core').choices);
    const counts = facets.map(({ key, options }) => [
      key,
      options.map(({ value, count }) => `${value} ${count}`),
    ]);
    expect(Object.fromEntries(counts)).toMatchObject({
      variant: ['standard 1', 'core 2'],
      arch: ['arm64 1', 'amd64 1'],
      kubernetes: [],
    });
  });
});
