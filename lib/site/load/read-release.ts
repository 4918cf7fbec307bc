import 'server-only';
import { withReports, type SignatureReport } from '@/lib/evidence/signatures/signature-report';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import { arrangeFiles, decodeFiles, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSbom, type SbomDescription } from '@/lib/releases/sbom/sbom-of';
import { kyvernoAdvice, type KyvernoAdvice } from '@/lib/releases/verification/kyverno-advice';
import type {
  ReadIdentity,
  Verification,
  VerificationRequest,
} from '@/lib/releases/verification/model';
import { verificationsFor } from '@/lib/releases/verification/verifications-for';
import type { ReleaseDetails, TrackedComponent } from '@/lib/site/model/tracked-component';

import { renderedNotes } from './rendered-notes';

/** Reads a release as the API gives it, with what checks its first artifact. */
export function readRelease(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
  identity: ReadIdentity | null,
  signatures: readonly SignatureReport[],
  contents: readonly ContainedProgram[],
): ReleaseDetails {
  const { component, releases, snapshot } = tracked;
  const { release } = entry;
  const files = decodeFiles(release.assets, { component: component.id, tag: release.tag });
  const [first = null] = arrangeFiles(files).groups;
  return {
    entry,
    order: releases.entries.length - releases.entries.indexOf(entry),
    notes: snapshot === null ? renderedNotes(component, release) : null,
    decoded: files,
    sbom: sbomOf(tracked, entry, first),
    contents,
    verifications: withReports(verificationsOf(entry, first, identity), signatures),
    signatures,
  };
}

/** Where the SBOM of a release is, with the command that reads that of an artifact's image. */
export function sbomOf(
  { component, snapshot }: TrackedComponent,
  { release: { tag, assets } }: ReleaseEntry,
  group: ArtifactGroup | null,
): SbomDescription {
  return describeSbom({
    componentId: component.id,
    tag,
    assets: snapshot === null ? assets : null,
    imageReference: group === null ? null : imageReferenceOf(group, tag),
  });
}

/** The image that a file was made of; null where its name does not state it. */
function imageReferenceOf({ main }: ArtifactGroup, tag: string): string | null {
  const { artifact } = main.decoded;
  const image = artifact === null ? null : imageOfFile(artifact, tag);
  return image === null ? null : formatImageReference(image.artifact, image.era);
}

/** The ways to check an artifact of a release; a release without artifacts has none. */
export function verificationsOf(
  entry: ReleaseEntry,
  group: ArtifactGroup | null,
  identity: ReadIdentity | null,
): readonly Verification[] {
  return group === null ? [] : verificationsFor(requestOf(entry, group, identity));
}

/** The policies of Kyverno that admit an artifact's image; null if the image cannot be derived. */
export function policiesOf(
  entry: ReleaseEntry,
  group: ArtifactGroup | null,
  identity: ReadIdentity | null,
): KyvernoAdvice | null {
  return group === null ? null : kyvernoAdvice(requestOf(entry, group, identity));
}

/** What is verified of an artifact of a release. */
export function requestOf(
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
    model: artifact?.model ?? null,
    trustedBoot: artifact?.trustedBoot ?? null,
    assetNames: release.assets.map(({ name }) => name),
    fileName: group.main.asset.name,
    imageReference: imageReferenceOf(group, release.tag),
    certificate: identity,
  };
}
