import 'server-only';
import { recipesFor } from '@/lib/build/commands/recipes-for';
import type { CheckedArtifact } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { publishedEvidence } from '@/lib/build/form/published-evidence';
import { testedEvidence } from '@/lib/build/form/tested-evidence';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { BuiltArtifact } from '@/lib/site/model/build-page';
import { releasePath } from '@/lib/site/url/paths';

import { loadCertificate } from './load-certificate';
import type { LoadedEvidence } from './load-evidence';
import { verificationsOf } from './read-release';

/**
 * Loads everything there is of an artifact: its names, the evidence that it was tested and published, and
 * its commands. What is published elsewhere than by Kairos has no release, files or verification.
 */
export async function loadBuiltArtifact(
  artifact: CheckedArtifact,
  { jobs, assetNames, releases, entry }: LoadedEvidence,
): Promise<BuiltArtifact> {
  const names = namesOf(artifact);
  const published = publishedEvidence(artifact, assetNames);
  const groups = entry === null ? [] : groupsOf(entry);
  const group = groups.find((each) => holds(each, published.file)) ?? null;
  const signer =
    group === null || releases === null ? null : await loadCertificate(releases, group, groups);
  const isReleased = artifact.official && entry !== null;
  return {
    artifact,
    names,
    tested: testedEvidence(artifact, jobs),
    published,
    releasePath: isReleased ? releasePath(entry.componentId, entry.release.tag) : null,
    group: artifact.official ? group : null,
    recipes: recipesFor(artifact, names, { digest: null }),
    verifications: isReleased ? verificationsOf(entry, group, signer?.identity ?? null) : [],
  };
}

function groupsOf({ componentId, release }: ReleaseEntry): readonly ArtifactGroup[] {
  return arrangeAssets(release.assets, { component: componentId, tag: release.tag }).groups;
}

function holds({ main, companions }: ArtifactGroup, file: string | null): boolean {
  return [main, ...companions].some(({ asset }) => asset.name === file);
}
