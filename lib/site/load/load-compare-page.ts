import 'server-only';
import { cache } from 'react';

import { findComponent } from '@/lib/names/catalog/find-component';
import { compareContents, type ProgramChange } from '@/lib/releases/contents/compare-contents';
import { defectsBetween, type DefectsBetween } from '@/lib/releases/defects/defects-between';
import { nearTags } from '@/lib/releases/existence/near-tags';
import { tagOfText } from '@/lib/releases/leads/tag-of-text';
import { compareReleases, type Comparison } from '@/lib/releases/list/compare';
import { readAlias } from '@/lib/releases/list/resolve-release';
import { listingOf } from '@/lib/site/model/release-listing';
import type { ComparePageData } from '@/lib/site/model/release-pages';

import { loadReleaseContents } from './load-release-contents';
import { loadComponent } from './load-releases';
import { renderedNotesBesideOthers } from './rendered-notes';

/** Characters of notes on one page; what comes after is listed with a link. */
const MOST_CHARACTERS = 300_000;

const NO_DEFECTS: DefectsBetween = { inNewer: [], onlyBefore: [] };

/**
 * Loads what an upgrade from one release of a component to another brings; null where no component has this id.
 * Either release may be given by what a node prints, an image reference or a file name, `latest` or a line.
 */
export const loadComparePage = cache(
  async (id: string, from: string, to: string): Promise<ComparePageData | null> => {
    const component = findComponent(id);
    if (component === null) return null;
    const tracked = await loadComponent(component);
    const isRequested = from !== '' && to !== '';
    const listing = listingOf(tracked);
    const tagOf = (text: string) =>
      isRequested && readAlias(text) === null ? tagOfText(text, listing) : text;
    const read = { from: tagOf(from), to: tagOf(to) };
    const comparison = isRequested ? compareReleases(tracked.releases, read.from, read.to) : null;
    const between =
      comparison?.ok === true && tracked.snapshot === null ? comparison.value.between : [];
    let left = MOST_CHARACTERS;
    const fits = between.filter(({ release }, index) => {
      left -= release.notes.length;
      return left >= 0 || index === 0;
    });
    return {
      tracked,
      requested: { from, to },
      read,
      comparison,
      nearest: comparison?.ok === false ? nearTags(listing, comparison.failure.tag) : [],
      isComplete: listing.coverage === 'complete',
      defects: comparison?.ok === true ? defectsBetween(comparison.value) : NO_DEFECTS,
      contents: comparison?.ok === true ? await contentsOf(comparison.value) : [],
      notes: fits.map((entry) => ({
        entry,
        rendered: renderedNotesBesideOthers(component, entry.release),
      })),
      cut: between.filter((entry) => !fits.includes(entry)),
      now: new Date().toISOString(),
    };
  },
);

async function contentsOf({ from, to }: Comparison): Promise<readonly ProgramChange[]> {
  const [before, after] = await Promise.all([loadReleaseContents(from), loadReleaseContents(to)]);
  return compareContents(before, after);
}
