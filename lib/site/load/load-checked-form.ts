import 'server-only';
import { cache } from 'react';

import type { BuildContext } from '@/lib/build/form/build-context';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import type { BuildForm, CheckedForm } from '@/lib/build/form/model';
import { refuseMissingReleases } from '@/lib/build/form/release-problems';
import { findComponent } from '@/lib/names/catalog/find-component';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { publishedCells } from '@/lib/releases/existence/published-cells';
import { findRelease } from '@/lib/releases/list/find-release';
import { listingOf } from '@/lib/site/model/release-listing';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { loadComponent } from './load-releases';

/** A form that was checked against the releases of Kairos, with what they say to every form. */
export type LoadedForm = CheckedForm & { readonly context: BuildContext };

/** Checks a form as it was typed, with the releases of Kairos as far as they were read. */
export async function loadCheckedForm(typed: BuildForm): Promise<LoadedForm> {
  const { kairos, kairosInit, context } = await loadReleaseContext();
  const checked = checkArtifact(typed, context);
  const listings = { kairos: listingOf(kairos), kairosInit: listingOf(kairosInit) };
  return { ...refuseMissingReleases(checked, listings), context };
}

/** Loads what the releases say to every form. */
export const loadReleaseContext = cache(async () => {
  const [kairos, kairosInit, auroraBoot] = await Promise.all([
    load('kairos'),
    load('kairos-init'),
    load('auroraboot'),
  ]);
  const { entries, support } = kairos.releases;
  const context: BuildContext = {
    latestRelease: support.latest,
    releaseTags: new Set(entries.map(({ release }) => release.tag)),
    latestHadron: latestHadronOf(kairos),
    latestAuroraBoot: auroraBoot.releases.support.latest,
  };
  return { kairos, kairosInit, context };
});

/** Loads a component of the catalogue. */
function load(id: string): Promise<TrackedComponent> {
  const component = findComponent(id);
  if (component === null) throw new Error(`The catalogue has no component ${id}`);
  return loadComponent(component);
}

/** The Hadron of the latest release: as its files are named, else as its workflows were read. */
function latestHadronOf({ releases: { entries, support } }: TrackedComponent): string | null {
  const { latest } = support;
  const entry = latest === null ? null : findRelease(entries, latest);
  if (entry === null) return null;
  const cells = publishedCells(entry.release, entry.componentId);
  const named = cells.find(({ flavor }) => flavor === 'hadron')?.flavorRelease ?? null;
  return named ?? findComponentVersions(entry.release.tag)?.programs['hadron'] ?? null;
}
