import 'server-only';

import { cache } from 'react';

import type { ReleaseEntry } from '@/lib/releases/read-component';
import { findRelease } from '@/lib/releases/find-release';
import {
  countSbomStates,
  listSboms,
  readSbomChoices,
  selectSboms,
  viewSbomFacets,
  type SbomChoices,
  type SbomFacet,
  type SbomRow,
} from '@/lib/releases/sbom-table';
import type { SbomState } from '@/lib/sbom/sbom-of';

import { loadComponents } from './load-releases';
import type { ComponentView } from './releases-view';

/** Everything the table of bills of materials and its twins in other formats show for one address. */
export type SbomPageData = {
  readonly views: readonly ComponentView[];
  readonly choices: SbomChoices;
  readonly facets: readonly SbomFacet[];
  readonly rows: readonly SbomRow[];
  /** Rows before anything was chosen. */
  readonly total: number;
  /** How many releases have their bill of materials where. */
  readonly states: ReadonlyMap<SbomState, number>;
  /** Releases that were asked for by their tag and attach none, so that their page is the answer. */
  readonly without: readonly ReleaseEntry[];
  /** The page as the address gave it, from 1. */
  readonly askedPage: number;
  /** The moment of this answer, ISO 8601. */
  readonly now: string;
};

/** Loads the bills of materials that an address asks for. */
export function loadSbomPage(asked: URLSearchParams): Promise<SbomPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<SbomPageData> => {
  const params = new URLSearchParams(text);
  const views = await loadComponents(params.getAll('component'));
  // Of a snapshot only the names of files are known, and no link is given for a name.
  const known = views.filter(({ snapshot }) => snapshot === null);
  const all = listSboms(known.map(({ releases }) => releases));
  const choices = readSbomChoices(params, all);
  const rows = selectSboms(all, choices);
  const page = Number(params.get('page') ?? '1');
  return {
    views,
    choices,
    facets: viewSbomFacets(all, choices),
    rows,
    total: all.length,
    states: countSbomStates(known.map(({ releases }) => releases)),
    without: rows.length > 0 ? [] : taggedReleases(known, choices),
    askedPage: Number.isInteger(page) && page > 0 ? page : 1,
    now: new Date().toISOString(),
  };
});

function taggedReleases(
  views: readonly ComponentView[],
  { chosen }: SbomChoices,
): readonly ReleaseEntry[] {
  const tag = chosen.get('tag');
  if (tag === undefined) return [];
  const id = chosen.get('component') ?? null;
  return views
    .filter(({ component }) => id === null || component.id === id)
    .flatMap(({ releases }) => findRelease(releases.entries, tag) ?? []);
}
