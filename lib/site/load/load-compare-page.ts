import 'server-only';
import { cache } from 'react';

import { findComponent } from '@/lib/names/catalog/find-component';
import { compareReleases } from '@/lib/releases/list/compare';
import type { ComparePageData } from '@/lib/site/model/release-pages';

import { loadComponent } from './load-releases';
import { renderedNotesBesideOthers } from './rendered-notes';

/** Characters of notes on one page; what comes after is listed with a link. */
const MOST_CHARACTERS = 300_000;

/** Loads what an upgrade from one release of a component to another brings; null where no component has this id. */
export const loadComparePage = cache(
  async (id: string, from: string, to: string): Promise<ComparePageData | null> => {
    const component = findComponent(id);
    if (component === null) return null;
    const tracked = await loadComponent(component);
    const isAsked = from !== '' && to !== '';
    const comparison = isAsked ? compareReleases(tracked.releases.entries, from, to) : null;
    const between =
      comparison?.ok === true && tracked.snapshot === null ? comparison.value.between : [];
    let left = MOST_CHARACTERS;
    const fits = between.filter(({ release }, index) => {
      left -= release.notes.length;
      return left >= 0 || index === 0;
    });
    return {
      tracked,
      asked: { from, to },
      comparison,
      notes: fits.map((entry) => ({
        entry,
        rendered: renderedNotesBesideOthers(component, entry.release),
      })),
      cut: between.filter((entry) => !fits.includes(entry)),
      now: new Date().toISOString(),
    };
  },
);
