import { ERAS } from '@/lib/names/artifacts/eras';
import type { Artifact, NamedArtifact } from '@/lib/names/artifacts/model';
import { toFileFlavor } from '@/lib/names/artifacts/words';

import type { CheckedArtifact } from './model';

/** The artifact in the words that its image is named with. */
export function toNamedArtifact(artifact: CheckedArtifact): NamedArtifact {
  return { ...artifact, kind: artifact.kind === 'raw-image' ? 'raw-image' : 'image' };
}

/** The artifact in the words that its files are named with, and whether the rule is certain of them. */
export type FileArtifact = { readonly artifact: Artifact; readonly isCertain: boolean };

/**
 * Gives an artifact the words of its files: since v3.5.0 those of os-release, and the version with the
 * `v` that kairos-init puts before it.
 *
 * @see https://github.com/kairos-io/AuroraBoot, the function NameFromRootfs
 */
export function toFileArtifact(artifact: CheckedArtifact): FileArtifact {
  if (artifact.era !== ERAS.E5) return { artifact, isCertain: true };
  const { flavor, flavorRelease, isCertain } = toFileFlavor(artifact);
  const version = artifact.version.replace(/^(?=[0-9])/, 'v');
  return { artifact: { ...artifact, flavor, flavorRelease, version }, isCertain };
}
