import 'server-only';
import type { Freshness } from '@/lib/base/freshness/model';
import type { EvidenceSources, NormalForm } from '@/lib/build/form/model';
import { findComponent } from '@/lib/names/catalog/find-component';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { loadComponent } from './load-releases';
import { loadTestedJobs } from './load-tested-jobs';

/** The evidence of a form's artifact, with where it comes from. */
export type LoadedEvidence = EvidenceSources & {
  /** How old the jobs are; null where there are none. */
  readonly jobsFreshness: Freshness | null;
  /** The component whose releases have the files of the artifact. */
  readonly releases: TrackedComponent | null;
  /** The release of the form's version; null where there is none. */
  readonly entry: ReleaseEntry | null;
};

/** Loads what the evidence of a form's artifact is read from: the tests, and the release of its version. */
export async function loadEvidence(form: NormalForm): Promise<LoadedEvidence> {
  const [{ jobs, freshness }, releases] = await Promise.all([loadTestedJobs(), releasesOf(form)]);
  const { version } = form;
  const entry =
    releases === null || version === '' ? null : findRelease(releases.releases.entries, version);
  return {
    jobs,
    jobsFreshness: freshness,
    releases,
    entry,
    assetNames: releases === null || entry === null ? null : namesIn(releases, entry),
  };
}

/**
 * The component whose releases have the files of a form's image: up to v2.3 those with Kubernetes were
 * released by the provider.
 */
async function releasesOf({
  kubernetes,
  variant,
  version,
}: NormalForm): Promise<TrackedComponent | null> {
  const isStandard = kubernetes !== '' || variant === 'standard';
  const isEarly = /^v?(?:0|1|2\.[0-3])\./.test(version);
  const component = findComponent(isStandard && isEarly ? 'provider-kairos' : 'kairos');
  return component === null ? null : loadComponent(component);
}

/** The names of a release's files; a snapshot does not have them all. */
function namesIn(tracked: TrackedComponent, { release }: ReleaseEntry): readonly string[] | null {
  return tracked.snapshot === null ? release.assets.map(({ name }) => name) : null;
}
