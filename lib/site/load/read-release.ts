import 'server-only';
import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';
import {
  buildKyvernoPolicy,
  formatKyvernoPolicy,
} from '@/lib/releases/verification/kyverno-policy';
import type { ReadIdentity, Verification } from '@/lib/releases/verification/model';
import {
  identityOf,
  verificationsFor,
  type VerificationRequest,
} from '@/lib/releases/verification/verifications-for';
import type { ReleaseDetails, ComponentView } from '@/lib/site/model/releases-view';

import { renderedNotes } from './rendered-notes';

/** Reads a release as the API gives it, with what checks its first artifact. */
export function readRelease(
  view: ComponentView,
  entry: ReleaseEntry,
  identity: ReadIdentity | null,
): ReleaseDetails {
  const { component, releases, snapshot } = view;
  const { release } = entry;
  const origin = { component: component.id, tag: release.tag };
  const [first = null] = arrangeAssets(release.assets, origin).groups;
  const imageReference = first === null ? null : imageReferenceOf(first, release.tag);
  return {
    entry,
    order: releases.entries.length - releases.entries.indexOf(entry),
    notes: snapshot === null ? renderedNotes(component, release) : null,
    decoded: release.assets.map((asset) => ({ asset, decoded: decodeAsset(asset.name, origin) })),
    sbom: describeSbom({
      componentId: component.id,
      tag: release.tag,
      assets: snapshot === null ? release.assets : null,
      imageReference,
    }),
    verifications: verificationsOf(entry, first, identity),
  };
}

/** The image that a file was made of; null where its name does not tell. */
export function imageReferenceOf({ main }: ArtifactGroup, tag: string): string | null {
  const { artifact } = main.decoded;
  const image = artifact === null ? null : imageOfFile(artifact, tag);
  return image === null ? null : formatImageReference(image.artifact, image.era);
}

/** The ways to check an artifact of a release; of a release without artifacts none is known. */
export function verificationsOf(
  entry: ReleaseEntry,
  group: ArtifactGroup | null,
  identity: ReadIdentity | null,
): readonly Verification[] {
  return group === null ? [] : verificationsFor(requestOf(entry, group, identity));
}

/** A Kyverno policy for upgrades to a release's images, as YAML; null where nobody is known to have signed them. */
export function policyOf(
  entry: ReleaseEntry,
  group: ArtifactGroup | null,
  identity: ReadIdentity | null,
): string | null {
  if (group === null) return null;
  const request = requestOf(entry, group, identity);
  const signer = request.imageReference === null ? null : identityOf(request);
  if (signer === null) return null;
  const imagePatterns = ['quay.io/kairos/*'];
  return formatKyvernoPolicy(
    buildKyvernoPolicy({ name: 'verify-kairos-images', imagePatterns, identity: signer }),
  );
}

function requestOf(
  { componentId, release }: ReleaseEntry,
  group: ArtifactGroup,
  identity: ReadIdentity | null,
): VerificationRequest {
  const { artifact } = group.main.decoded;
  return {
    componentId,
    tag: release.tag,
    variant: artifact?.variant ?? null,
    arch: artifact?.arch ?? null,
    assetNames: release.assets.map(({ name }) => name),
    fileName: group.main.asset.name,
    imageReference: imageReferenceOf(group, release.tag),
    certificate: identity,
  };
}
