import 'server-only';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { findComponent } from '@/lib/names/catalog/find-component';
import { publishedCells } from '@/lib/releases/existence/published-cells';
import { findRelease } from '@/lib/releases/list/find-release';
import {
  publishedLayer,
  type PlacedImages,
  type PublishedChoice,
} from '@/lib/site/model/published-layer';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { loadComponent } from './load-releases';

/** As many releases as the menu offers; others can be chosen by the URL. */
const OFFERED = 12;

/**
 * Loads which places of a matrix have an official image in a release, and the images of the latest one; with a null
 * tag no release is chosen.
 */
export async function loadPublishedChoice(
  tag: string | null,
  jobs: readonly TestedJob[],
): Promise<PublishedChoice> {
  const component = findComponent('kairos');
  if (component === null) return { tags: [], latest: null, layer: null, problem: null };
  const tracked = await loadComponent(component);
  const tags = tracked.releases.entries
    .filter(({ isPreliminary }) => !isPreliminary)
    .map(({ release }) => release.tag)
    .slice(0, OFFERED);
  return { tags, latest: imagesOfLatest(tracked, jobs), ...choose(tracked, tag, jobs) };
}

function imagesOfLatest(
  tracked: TrackedComponent,
  jobs: readonly TestedJob[],
): PlacedImages | null {
  const { layer } = choose(tracked, tracked.releases.support.latest, jobs);
  return layer === null ? null : { tag: layer.tag, images: layer.images };
}

function choose(
  tracked: TrackedComponent,
  tag: string | null,
  jobs: readonly TestedJob[],
): Pick<PublishedChoice, 'layer' | 'problem'> {
  if (tag === null) return { layer: null, problem: null };
  const entry = findRelease(tracked.releases.entries, tag);
  if (entry === null) return { layer: null, problem: `Kairos has no release ${tag}.` };
  if (tracked.snapshot !== null) {
    return { layer: null, problem: `The files of ${entry.release.tag} have not been loaded yet.` };
  }
  const cells = publishedCells(entry.release, tracked.component.id);
  return { layer: publishedLayer(entry.release.tag, cells, jobs), problem: null };
}
