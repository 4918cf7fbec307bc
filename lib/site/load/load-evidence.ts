import 'server-only';
import type { Freshness } from '@/lib/base/freshness/model';
import type { EvidenceSources } from '@/lib/build/form/artifact-evidence';
import type { CheckedForm } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { findComponent } from '@/lib/names/catalog/find-component';
import { releaseComponentOf } from '@/lib/releases/existence/image-existence';
import type { RegistryFact } from '@/lib/releases/existence/registry-fact';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { listingOf } from '@/lib/site/model/release-listing';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { loadComponent } from './load-releases';
import { loadCachedJobs, loadTestedJobs } from './load-tested-jobs';
import { peekImage } from './peek-image';

/** The sources of an artifact's evidence, with where they come from. */
export type LoadedEvidence = EvidenceSources & {
  /** What the registry said of the image; null where it was not read. */
  readonly registry: RegistryFact | null;
  /** How old today's jobs are; null where there are none. */
  readonly jobsFreshness: Freshness | null;
  /** The component whose releases have the files of the artifact. */
  readonly releases: TrackedComponent;
  /** The release of the form's version; null where there is none. */
  readonly entry: ReleaseEntry | null;
  /** The names of the files of that release; null where they were not read. */
  readonly assetNames: readonly string[] | null;
};

/** Loads what the evidence of a form's artifact is read from: the tests, and the release of its version. */
export async function loadEvidence({ form, artifact }: CheckedForm): Promise<LoadedEvidence> {
  const kairosInit = artifact?.programs.kairosInit ?? null;
  const [{ jobs, freshness }, jobsAtTag, releases, registry] = await Promise.all([
    loadTestedJobs(),
    kairosInit === null ? null : loadCachedJobs(kairosInit),
    releasesOf(form),
    artifact?.official === true ? peekImage(namesOf(artifact).reference) : null,
  ]);
  const { version } = form;
  const entry = version === '' ? null : findRelease(releases.releases.entries, version);
  return {
    jobs,
    jobsAtTag,
    jobsFreshness: freshness,
    releases,
    listing: listingOf(releases),
    registry,
    entry,
    assetNames: entry === null ? null : namesIn(releases, entry),
  };
}

function releasesOf({
  kubernetes,
  variant,
  version,
}: CheckedForm['form']): Promise<TrackedComponent> {
  const isStandard = kubernetes !== '' || variant === 'standard';
  const id = releaseComponentOf({ variant: isStandard ? 'standard' : 'core', version });
  const component = findComponent(id);
  if (component === null) throw new Error(`The catalogue has no component ${id}`);
  return loadComponent(component);
}

/** The names of a release's files; a snapshot does not have them all. */
function namesIn(tracked: TrackedComponent, { release }: ReleaseEntry): readonly string[] | null {
  return tracked.snapshot === null ? release.assets.map(({ name }) => name) : null;
}
