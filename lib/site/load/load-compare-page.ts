import 'server-only';
import { cache } from 'react';

import { findComponent } from '@/lib/names/catalog/find-component';
import { tagOfText } from '@/lib/releases/leads/tag-of-text';
import { compareReleases } from '@/lib/releases/list/compare';
import { listingOf } from '@/lib/site/model/release-listing';
import type { ComparePageData } from '@/lib/site/model/release-pages';

import { loadComponent } from './load-releases';
import { renderedNotesBesideOthers } from './rendered-notes';

/** Characters of notes on one page; what comes after is listed with a link. */
const MOST_CHARACTERS = 300_000;

/**
 * Loads what an upgrade from one release of a component to another brings; null where no component has this id.
 * Either release may be given by what a node prints, an image reference or a file name.
 */
export const loadComparePage = cache(
  async (id: string, from: string, to: string): Promise<ComparePageData | null> => {
    const component = findComponent(id);
    if (component === null) return null;
    const tracked = await loadComponent(component);
    const isAsked = from !== '' && to !== '';
    const listing = listingOf(tracked);
    const read = {
      from: isAsked ? tagOfText(from, listing) : from,
      to: isAsked ? tagOfText(to, listing) : to,
    };
    const comparison = isAsked
      ? compareReleases(tracked.releases.entries, read.from, read.to)
      : null;
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
      read,
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
