import { compareText } from '@/lib/base/text/compare-text';

import { findRelease } from './find-release';
import type { ComponentReleases, ReleaseEntry } from './read-component';
import { describeSupport } from './support';

/** What the list of components can be sorted by. */
export const COMPONENT_SORT_KEYS = ['component', 'published', 'support', 'releases'] as const;

/** One of {@link COMPONENT_SORT_KEYS}. */
export type ComponentSortKey = (typeof COMPONENT_SORT_KEYS)[number];

/** The order of the list of components. */
export type ComponentOrder = { readonly key: ComponentSortKey; readonly isDescending: boolean };

type Listed = {
  readonly component: { readonly title: string };
  readonly releases: ComponentReleases;
};

/** Sorts components by their latest releases; those without one come last. Null keeps the order of the catalogue. */
export function sortComponents<Each extends Listed>(
  components: readonly Each[],
  order: ComponentOrder | null,
): readonly Each[] {
  if (order === null) return components;
  const sign = order.isDescending ? -1 : 1;
  const keyed = components.map((each) => ({ each, value: VALUES[order.key](each) }));
  return keyed
    .toSorted((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null);
      return sign * compareValues(a.value, b.value);
    })
    .map(({ each }) => each);
}

/** The latest release of a component; null if none is listed. */
export function latestEntry({ entries, support }: ComponentReleases): ReleaseEntry | null {
  return support.latest === null ? null : findRelease(entries, support.latest);
}

const VALUES: Readonly<Record<ComponentSortKey, (of: Listed) => string | number | null>> = {
  component: ({ component }) => component.title.toLowerCase(),
  published: ({ releases }) => latestEntry(releases)?.release.publishedAt || null,
  support: ({ releases }) => {
    const entry = latestEntry(releases);
    return entry === null ? null : describeSupport(entry.status);
  },
  releases: ({ releases }) => releases.entries.length || null,
};

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}
