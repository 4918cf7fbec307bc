import { compareText } from '@/lib/base/text/compare-text';
import { compareNewestFirst } from '@/lib/names/versions/compare-versions';

import type { FoundRelease } from './select-releases';
import { describeSupport } from './support';

/** What a list of releases can be sorted by. */
export const SORT_KEYS = ['published', 'component', 'version', 'support', 'files'] as const;

/** One of {@link SORT_KEYS}. */
export type SortKey = (typeof SORT_KEYS)[number];

/** The order of a list of releases. */
export type ReleaseOrder = { readonly key: SortKey; readonly isDescending: boolean };

/** The latest published first. */
export const LATEST_FIRST: ReleaseOrder = { key: 'published', isDescending: true };

/** Sorts releases; those that are equal stay in the order of publication, the latest first. */
export function sortReleases(
  found: readonly FoundRelease[],
  { key, isDescending }: ReleaseOrder,
): readonly FoundRelease[] {
  const compare = COMPARISONS[key];
  const sign = isDescending ? -1 : 1;
  return found.toSorted((a, b) => sign * compare(a, b) || -COMPARISONS.published(a, b));
}

type Compare = (a: FoundRelease, b: FoundRelease) => number;

const COMPARISONS: Readonly<Record<SortKey, Compare>> = {
  published: ({ entry: a }, { entry: b }) =>
    compareText(a.release.publishedAt, b.release.publishedAt),
  component: ({ entry: a }, { entry: b }) => compareText(a.componentId, b.componentId),
  version: ({ entry: a }, { entry: b }) => -compareNewestFirst(dated(a), dated(b)),
  support: ({ entry: a }, { entry: b }) =>
    compareText(describeSupport(a.status), describeSupport(b.status)),
  files: ({ entry: a }, { entry: b }) => a.release.assets.length - b.release.assets.length,
};

function dated({ version, release }: FoundRelease['entry']) {
  return { version, publishedAt: release.publishedAt };
}
