import { without } from '@/lib/base/filter/change-selection';
import type { Filter, Selection } from '@/lib/base/filter/model';
import { searchWords } from '@/lib/base/filter/search-text';
import { selectRows } from '@/lib/base/filter/select-rows';
import { compareText } from '@/lib/base/text/compare-text';

import { findExcerpt, type Excerpt } from './find-excerpt';
import type { Release } from './model';
import type { ReleaseQuery } from './query';
import type { ComponentReleases, ReleaseEntry } from './read-component';

/**
 * A release that matches; `excerpt` is the piece of its notes with the words, where its tag and title do not
 * have them.
 */
export type FoundRelease = { readonly entry: ReleaseEntry; readonly excerpt: Excerpt | null };

/** The releases that match, latest published first. */
export type ReleaseSelection = {
  readonly found: readonly FoundRelease[];
  /** How many match and are hidden, being prereleases or of c3os. */
  readonly hiddenPreliminary: number;
  /** The years in which the chosen components were released, newest first. */
  readonly years: readonly number[];
};

type Requested = Pick<ReleaseQuery, 'components' | 'text' | 'withPreliminary' | 'year'>;

/**
 * Decides which releases match: of a chosen component, of the year, and with every word in tag, title or
 * notes.
 */
export function selectReleases(
  all: readonly ComponentReleases[],
  { withPreliminary, ...requested }: Requested,
): ReleaseSelection {
  const entries = all.flatMap((each) => each.entries);
  const selection = selectionOf(requested);
  const fitting = selectRows(entries, selection, RELEASE_FILTER);
  const shown = fitting.filter(({ isPreliminary }) => withPreliminary || !isPreliminary);
  const ofComponents = without({ ...selection, text: '' }, 'year');
  const words = searchWords(selection.text);
  return {
    found: shown
      .toSorted(byPublication)
      .map((entry) => ({ entry, excerpt: excerptOf(entry, words) })),
    hiddenPreliminary: fitting.length - shown.length,
    years: yearsOf(selectRows(entries, ofComponents, RELEASE_FILTER)),
  };
}

const RELEASE_FILTER: Filter<ReleaseEntry> = {
  facets: [
    { key: 'component', label: 'Component', valuesOf: ({ componentId }) => [componentId] },
    { key: 'year', label: 'Year', valuesOf: ({ release }) => [String(yearOf(release))] },
  ],
  textOf: ({ release }) => searchedText(release),
};

function selectionOf({ components, text, year }: Omit<Requested, 'withPreliminary'>): Selection {
  const choices = new Map<string, readonly string[]>();
  if (components.length > 0) choices.set('component', components);
  if (year !== null) choices.set('year', [String(year)]);
  return { text, choices };
}

function byPublication({ release: a }: ReleaseEntry, { release: b }: ReleaseEntry): number {
  return compareText(b.publishedAt, a.publishedAt);
}

function yearOf({ publishedAt }: Release): number {
  return Number(publishedAt.slice(0, 4));
}

function yearsOf(entries: readonly ReleaseEntry[]): readonly number[] {
  const years = new Set(entries.map(({ release }) => yearOf(release)));
  return [...years].filter((year) => year > 0).toSorted((a, b) => b - a);
}

/** The texts that are searched, in lower case, made once for each release. */
const searched = new WeakMap<Release, string>();

function searchedText(release: Release): string {
  const known = searched.get(release);
  if (known !== undefined) return known;
  const text = `${release.tag}\n${release.title ?? ''}\n${release.notes}`.toLowerCase();
  searched.set(release, text);
  return text;
}

function excerptOf({ release }: ReleaseEntry, words: readonly string[]): Excerpt | null {
  const heading = `${release.tag}\n${release.title ?? ''}`.toLowerCase();
  const hidden = words.find((word) => !heading.includes(word));
  return hidden === undefined ? null : findExcerpt(release.notes, hidden);
}
