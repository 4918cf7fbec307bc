import { describe, expect, it } from 'vitest';

import { compareReleases } from '@/lib/releases/list/compare';
import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { defectsBetween, type DefectBetween } from './defects-between';

const releases = readReleases(
  ['v3.3.6', 'v3.4.1', 'v3.4.2', 'v3.5.10', 'v4.1.2', 'v4.2.0', 'v4.3.0'].map((tag) =>
    releaseOf(tag, '2026-01-01'),
  ),
);

function between(from: string, to: string) {
  const compared = compareReleases(releases, from, to);
  if (!compared.ok) throw new Error('Both releases are there.');
  const { inNewer, onlyBefore } = defectsBetween(compared.value);
  const words = ({ defect, tags }: DefectBetween) => `${defect.id}: ${tags.join(' ')}`;
  return { inNewer: inNewer.map(words), onlyBefore: onlyBefore.map(words) };
}

describe('defectsBetween', () => {
  it('parts what the newer release still has from what only those before it have', () => {
    expect(between('v3.4.2', 'v4.2.0')).toEqual({
      inNewer: ['no-raw-images: v3.5.10 v4.1.2 v4.2.0', 'jetson-without-kubernetes: v4.1.2 v4.2.0'],
      onlyBefore: [
        'file-without-dash: v3.4.2',
        'uki-old-kernel: v3.4.2',
        'rpi4-generic-kernel: v3.4.2 v3.5.10 v4.1.2',
        'signature-without-certificate: v3.5.10',
        'arm64-not-built: v3.5.10',
      ],
    });
  });

  it('counts the older release too, which the visitor runs', () => {
    expect(between('v4.2.0', 'v4.3.0').onlyBefore).toEqual([
      'no-raw-images: v4.2.0',
      'jetson-without-kubernetes: v4.2.0',
    ]);
  });

  it('names a release once that is compared with itself', () => {
    expect(between('v4.2.0', 'v4.2.0').inNewer).toContain('no-raw-images: v4.2.0');
  });

  it('has none where no release has one', () => {
    expect(between('v3.3.6', 'v3.3.6')).toEqual({ inNewer: [], onlyBefore: [] });
  });
});
