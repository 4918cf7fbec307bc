import 'server-only';
import { recipesFor } from '@/lib/build/commands/recipes-for';
import type { ArtifactEvidence } from '@/lib/build/form/artifact-evidence';
import { fixOfContradictions } from '@/lib/build/form/existence-problems';
import type { CheckedArtifact } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { BuiltArtifact } from '@/lib/site/model/build-page';
import { releasePath } from '@/lib/site/url/paths';

import { loadCertificate } from './load-certificate';
import type { LoadedEvidence } from './load-evidence';
import { verificationsOf } from './read-release';

/**
 * Loads everything there is of an artifact: its names, its evidence and its commands. What Kairos does not publish
 * has no release, files or verification.
 */
export async function loadBuiltArtifact(
  artifact: CheckedArtifact,
  evidence: ArtifactEvidence,
  { releases, entry, registry }: LoadedEvidence,
): Promise<BuiltArtifact> {
  const names = namesOf(artifact);
  const { image } = evidence.published;
  const groups = entry === null ? [] : groupsOf(entry);
  const group =
    image.state === 'exists' ? (groups.find((each) => holds(each, image.link)) ?? null) : null;
  const signer = group === null ? null : await loadCertificate(releases, group, groups);
  const digest = registry?.digest ?? null;
  const isReleased = artifact.official && entry !== null;
  const isPublished = image.state === 'exists' || image.state === 'unknown';
  return {
    artifact,
    names,
    ...evidence,
    fix: fixOfContradictions(artifact, image),
    releasePath: isReleased ? releasePath(entry.componentId, entry.release.tag) : null,
    group,
    digest,
    recipes: recipesFor(artifact, names, { digest, image: image.state }),
    verifications:
      isReleased && isPublished ? verificationsOf(entry, group, signer?.identity ?? null) : [],
  };
}

function groupsOf({ componentId, release }: ReleaseEntry): readonly ArtifactGroup[] {
  return arrangeAssets(release.assets, { component: componentId, tag: release.tag }).groups;
}

function holds({ main, companions }: ArtifactGroup, url: string | null): boolean {
  return [main, ...companions].some(({ asset }) => asset.url === url);
}
