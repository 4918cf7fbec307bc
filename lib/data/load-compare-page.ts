import 'server-only';

import { cache } from 'react';

import { findComponent } from '@/lib/components/find-component';
import type { RenderedNotes } from '@/lib/notes/model';
import { compareReleases, type Comparison } from '@/lib/releases/compare';
import type { ReleaseEntry } from '@/lib/releases/read-component';

import { loadComponent } from './load-releases';
import type { ComponentView } from './releases-view';
import { renderedNotes } from './rendered-notes';

/** Everything the comparison of two releases shows. */
export type ComparePageData = {
  readonly view: ComponentView;
  readonly asked: { readonly from: string; readonly to: string };
  /** Null where the address does not name two releases yet. */
  readonly comparison: ReturnType<typeof compareReleases> | null;
  /** The notes of each release between, rendered under identifiers of their own. */
  readonly notes: readonly { readonly entry: ReleaseEntry; readonly rendered: RenderedNotes }[];
  /** Releases whose notes would not fit on one page any more. */
  readonly cut: readonly ReleaseEntry[];
  /** The moment of this answer, ISO 8601. */
  readonly now: string;
};

export type { Comparison };

/** Characters of notes on one page; what comes after is listed with a link. */
const MOST_CHARACTERS = 300_000;

/** Loads what an upgrade from one release of a component to another brings; null where no component has this id. */
export const loadComparePage = cache(
  async (id: string, from: string, to: string): Promise<ComparePageData | null> => {
    const component = findComponent(id);
    if (component === null) return null;
    const view = await loadComponent(component);
    const isAsked = from !== '' && to !== '';
    const comparison = isAsked ? compareReleases(view.releases.entries, from, to) : null;
    const between =
      comparison?.ok === true && view.snapshot === null ? comparison.value.between : [];
    let left = MOST_CHARACTERS;
    const fits = between.filter(({ release }, index) => {
      left -= release.notes.length;
      return left >= 0 || index === 0;
    });
    return {
      view,
      asked: { from, to },
      comparison,
      notes: fits.map((entry) => ({ entry, rendered: renderedNotes(component, entry.release) })),
      cut: between.filter((entry) => !fits.includes(entry)),
      now: new Date().toISOString(),
    };
  },
);
