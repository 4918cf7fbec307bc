import { describe, expect, it } from 'vitest';

import { compareContents } from '@/lib/releases/contents/compare-contents';
import { defectsBetween } from '@/lib/releases/defects/defects-between';
import { compareReleases } from '@/lib/releases/list/compare';
import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';
import { trackedComponent } from '@/lib/site/model/tracked-component.fixture';

import { compareMarkdown } from './compare-markdown';

const releases = readReleases([
  releaseOf('v3.4.2', '2025-05-01'),
  releaseOf('v3.5.0', '2025-08-01'),
  releaseOf('v4.0.0|<b>', '2026-04-01'),
]);

function markdown(from: string, to: string): string {
  const comparison = compareReleases(releases, from, to);
  if (!comparison.ok) throw new Error('Both releases are there.');
  const page = {
    tracked: trackedComponent(releases),
    requested: { from, to },
    read: { from, to },
    comparison,
    nearest: [],
    isComplete: true,
    defects: defectsBetween(comparison.value),
    contents: compareContents(
      [{ program: 'yip', versions: ['v1.0.0'], basis: 'pinned', source: null }],
      [{ program: 'yip', versions: ['v2.0.0'], basis: 'pinned', source: null }],
    ),
    notes: [],
    cut: [],
    now: '2026-11-23T10:00:00Z',
  } as const;
  return compareMarkdown(page, comparison.value, 'https://matrix.example.org');
}

describe('compareMarkdown', () => {
  it('has defects with their releases and sources, component versions and each release between', () => {
    const text = markdown('v3.4.2', 'v3.5.0');
    expect(text).toContain('## Known defects only before v3.5.0\n');
    expect(text).toMatch(/6\.8\.0-31\. <https:\/\/github\.com\/\S+\/3398> \(v3\.4\.2\)\n/);
    expect(text).toContain('| yip | v1.0.0 | v2.0.0 |\n');
    expect(text).toContain(
      '| v3.5.0 | 1 Aug 2025 | supported | https://matrix.example.org/releases/kairos/v3.5.0 |',
    );
  });

  it('lets no tag break out of its place', () => {
    expect(markdown('v3.5.0', 'v4.0.0|<b>')).not.toContain('<b>');
  });
});
