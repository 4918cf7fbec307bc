import { describe, expect, it } from 'vitest';

import { gapId } from '@/lib/matrix/grid/gap';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { publishedCells } from '@/lib/releases/existence/published-cells';
import { assetOf } from '@/lib/releases/list/releases.fixture';

import { publishedLayer } from './published-layer';

const hadron = {
  id: 'hadron',
  name: 'Hadron',
  family: 'hadron',
  familyName: 'Hadron',
  release: 'v0.5.1',
};
const HADRON = 'ghcr.io/kairos-io/hadron:v0.5.1';

const JOBS = [
  testedJob({ baseImage: HADRON, distribution: hadron, title: 'hadron' }),
  testedJob({ baseImage: HADRON, distribution: hadron, trustedBoot: true, title: 'trusted' }),
  testedJob({ provider: { name: 'k3s', version: 'v1.36.3+k3s1' }, title: 'k3s' }),
  testedJob({ baseImage: 'rockylinux:9', distribution: { ...hadron, id: 'rockylinux' } }),
];

function layerOf(tag: string, ...names: readonly string[]) {
  const cells = publishedCells({ tag, assets: names.map(assetOf) }, 'kairos');
  return publishedLayer(tag, cells, JOBS);
}

describe('publishedLayer', () => {
  it.each([
    [
      'a core image has the place of standard boot',
      ['v4.2.0', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso'],
      [gapId(HADRON, 'amd64 standard boot')],
      ['quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0'],
    ],
    [
      'a standard image has the place of its Kubernetes',
      ['v4.2.0', 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso'],
      [gapId(HADRON, 'amd64 k3s')],
      ['quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1'],
    ],
    [
      'a minor release has the place of its major release, and no image, whose tag its file does not state',
      ['v3.5.4', 'kairos-rocky-9.6-core-amd64-generic-v3.5.4.iso'],
      [gapId('rockylinux:9', 'amd64 standard boot')],
      [],
    ],
  ])('%s', (_, [tag = '', name = ''], places, images) => {
    const layer = layerOf(tag, name);
    expect(layer).toMatchObject({ tag, places, elsewhere: 0 });
    expect(Object.values(layer.images).flat()).toEqual(images);
  });

  it('counts an image once, however many files it has, and apart where it has no place', () => {
    const name = 'kairos-hadron-v0.4.0-core-amd64-generic-v4.1.2';
    expect(layerOf('v4.1.2', `${name}.iso`, `${name}.squashfs`)).toEqual({
      tag: 'v4.1.2',
      places: [],
      images: {},
      elsewhere: 1,
    });
  });
});
