import type { ArtifactGroup } from './arrange-assets';
import type { ReleaseAsset } from './model';

/**
 * Decides which file of a release names the signer of an artifact: the artifact's own certificate, else the
 * bundle that contains one, else those of the release's other artifacts; null where there is none at all.
 */
export function chooseCertificate(
  group: ArtifactGroup,
  groups: readonly ArtifactGroup[],
): ReleaseAsset | null {
  return certificateIn(group) ?? groups.map(certificateIn).find((each) => each !== null) ?? null;
}

function certificateIn({ companions }: ArtifactGroup): ReleaseAsset | null {
  const find = (kind: string) => companions.find(({ decoded }) => decoded.kind === kind);
  return (find('certificate') ?? find('bundle'))?.asset ?? null;
}
