import { describe, expect, it } from 'vitest';

import { componentOf, readReleases, releaseOf } from './releases.fixture';
import { latestEntry, sortComponents, type ComponentSortKey } from './sort-components';

const listed = (id: string, ...releases: Parameters<typeof readReleases>[0]) => ({
  component: componentOf(id),
  releases: readReleases(releases, id),
});

const COMPONENTS = [
  listed('kairos', releaseOf('v4.2.0', '2026-08-01'), releaseOf('v4.1.0', '2026-07-01')),
  listed('auroraboot', releaseOf('v0.9.0', '2026-09-01')),
  listed('immucore'),
];

const sorted = (key: ComponentSortKey, isDescending: boolean) =>
  sortComponents(COMPONENTS, { key, isDescending }).map(({ component }) => component.id);

describe('sortComponents', () => {
  it.each([
    ['published', true, ['auroraboot', 'kairos', 'immucore']],
    ['published', false, ['kairos', 'auroraboot', 'immucore']],
    ['releases', true, ['kairos', 'auroraboot', 'immucore']],
    ['releases', false, ['auroraboot', 'kairos', 'immucore']],
    ['component', false, ['auroraboot', 'immucore', 'kairos']],
    ['component', true, ['kairos', 'immucore', 'auroraboot']],
  ] as const)('sorts by %s, descending %s, those without releases last', (key, down, ids) => {
    expect(sorted(key, down)).toEqual(ids);
  });

  it('keeps the order of the catalogue without one', () => {
    expect(sortComponents(COMPONENTS, null)).toBe(COMPONENTS);
  });
});

describe('latestEntry', () => {
  it('is the latest final release', () => {
    expect(COMPONENTS.map(({ releases }) => latestEntry(releases)?.release.tag)).toEqual([
      'v4.2.0',
      'v0.9.0',
      undefined,
    ]);
  });
});
