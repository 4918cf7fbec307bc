import { describe, expect, it } from 'vitest';

import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { defectsOf } from './defects-of';

const idsOf = (tag: string, component = 'kairos') =>
  readReleases([releaseOf(tag, '2026-01-01')], component).entries.flatMap((entry) =>
    defectsOf(entry).map(({ id }) => id),
  );

describe('defectsOf', () => {
  it.each([
    ['v3.0.14', ['rpi4-immucore']],
    ['v3.3.0', ['arm64-lost-k3s']],
    ['v3.4.2', ['file-without-dash', 'uki-old-kernel', 'rpi4-generic-kernel']],
    ['v4.2.0', ['no-raw-images', 'jetson-without-kubernetes']],
    ['v2.4.0', []],
  ])('gives the known defects of %s', (tag, ids) => {
    expect(idsOf(tag)).toEqual(ids);
  });

  it('gives none of another component with the same version, nor of c3os', () => {
    expect(idsOf('v3.4.2', 'hadron')).toEqual([]);
    expect(idsOf('v1.24.3-56')).toEqual([]);
  });
});
