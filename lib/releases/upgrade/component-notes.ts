import { findComponent } from '@/lib/names/catalog/find-component';
import type { Component } from '@/lib/names/catalog/model';
import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { ComponentNotes, ProgramChange } from './model';

/** What the notes of components are looked for in. */
type Searched = {
  /** The lists of releases that the site has, by component. */
  readonly listings: ReadonlyMap<string, ReleaseListing>;
  /** The newer of the two releases of Kairos: what was published after it is in neither. */
  readonly newer: ReleaseEntry;
};

/**
 * Finds the releases of each component between its versions in two releases of Kairos, newest first, or why their
 * notes are unknown. Programs that did not change are left out.
 */
export function componentNotes(
  programs: readonly ProgramChange[],
  searched: Searched,
): readonly ComponentNotes[] {
  return programs
    .filter(({ change }) => change !== 'same')
    .map((program) => {
      const component = findComponent(program.program);
      const found =
        component === null ? NO_COMPONENT : releasesBetween(program, component, searched);
      return { ...program, component, ...found };
    });
}

type Found = Pick<ComponentNotes, 'releases' | 'unknown'>;

const NO_COMPONENT: Found = { releases: [], unknown: 'no-list' };

function releasesBetween(
  { from, to, change }: ProgramChange,
  component: Component,
  { listings, newer }: Searched,
): Found {
  const [before] = from;
  const [after] = to;
  if (before === undefined || after === undefined) return { releases: [], unknown: 'no-version' };
  if (change === 'several') return { releases: [], unknown: 'several-versions' };
  const listing = listings.get(component.id);
  if (listing === undefined || listing.coverage === 'snapshot') {
    return { releases: [], unknown: 'not-read' };
  }
  const [older, latest] = [before, after]
    .map((text) => versionOf(text, component))
    .toSorted(compareVersions);
  if (older === undefined || latest === undefined) return { releases: [], unknown: 'no-version' };
  const releases = listing.entries.filter(
    ({ version, isPreliminary, release }) =>
      compareVersions(version, older) > 0 &&
      compareVersions(version, latest) <= 0 &&
      (!isPreliminary || compareVersions(version, latest) === 0) &&
      !isAfter(release.publishedAt, newer.release.publishedAt),
  );
  const isWhole =
    listing.coverage === 'complete' ||
    listing.entries.some(({ version }) => compareVersions(version, older) <= 0);
  return { releases, unknown: isWhole ? null : 'not-read-to-end' };
}

/** The names of some versions are without their v. */
function versionOf(text: string, { legacyC3os }: Component) {
  return readVersion(text.replace(/^(?=[0-9])/, 'v'), { legacyC3os });
}

/** Days are empty where they are unknown. */
function isAfter(one: string, other: string): boolean {
  return one !== '' && other !== '' && Date.parse(one) > Date.parse(other);
}

const REASONS: Readonly<Record<NonNullable<ComponentNotes['unknown']>, string>> = {
  'no-list': 'this site has no list of releases',
  'no-version': 'a version is unknown or not pinned',
  'several-versions': 'a release has several versions',
  'not-read': 'the list of releases was not read',
  'not-read-to-end': 'the list of releases was not read to its end, so older notes are missing',
};

/** Says why the notes of a component are unknown; null if all are known. */
export function unknownWords({ unknown }: ComponentNotes): string | null {
  return unknown === null ? null : REASONS[unknown];
}
