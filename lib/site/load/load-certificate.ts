import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import { chooseCertificate } from '@/lib/releases/list/choose-certificate';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { LoadedCertificate, LoadedIdentity } from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { certificateResource } from '@/lib/upstream/resources/certificate-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

/** Longest time that a response waits for a certificate; after it, the signer follows from the rules. */
const WAIT_MS = 1500;

const NONE: LoadedCertificate = { identity: null, failure: null };

/** Loads the certificate with the signer of an artifact of a release; it is fetched once and stored. */
export async function loadCertificate(
  { component }: TrackedComponent,
  group: ArtifactGroup,
  groups: readonly ArtifactGroup[],
): Promise<LoadedCertificate> {
  const asset = chooseCertificate(group, groups);
  if (asset === null) return NONE;
  const upstream = await siteUpstream();
  const stored = await upstream.read(certificateResource(component, asset), { waitMs: WAIT_MS });
  const { name: assetName } = asset;
  if (stored.cached !== null) {
    return { identity: { ...stored.cached.value, assetName }, failure: null };
  }
  const why =
    stored.failure === null ? 'It is being fetched from GitHub.' : describeFailure(stored.failure);
  const failure = `The signer is inferred from the release workflow: ${assetName} is not loaded. ${why}`;
  return { identity: null, failure };
}

/** Loads the certificate of a release's first artifact. */
export async function loadFirstCertificate(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
): Promise<LoadedIdentity | null> {
  const { first, groups } = artifactsOf(entry);
  return first === null ? null : (await loadCertificate(tracked, first, groups)).identity;
}

/** The certificate of a release's first artifact if it is cached; makes no request. */
export async function peekFirstCertificate(
  { component }: TrackedComponent,
  entry: ReleaseEntry,
): Promise<LoadedIdentity | null> {
  const { first, groups } = artifactsOf(entry);
  const asset = first === null ? null : chooseCertificate(first, groups);
  if (asset === null) return null;
  const { cached } = (await siteUpstream()).peek(certificateResource(component, asset));
  return cached === null ? null : { ...cached.value, assetName: asset.name };
}

function artifactsOf({ componentId, release }: ReleaseEntry) {
  const { groups } = arrangeAssets(release.assets, { component: componentId, tag: release.tag });
  return { groups, first: groups[0] ?? null };
}
