import 'server-only';
import { compareChecksum, describeComparison } from '@/lib/evidence/signatures/compare-checksums';
import { judgeSignatures } from '@/lib/evidence/signatures/judge-signatures';
import { reportOf, type SignatureReport } from '@/lib/evidence/signatures/signature-report';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { completeRequest } from '@/lib/releases/verification/complete-request';
import { expectedSignature } from '@/lib/releases/verification/expected-signature';
import type { VerificationRequest } from '@/lib/releases/verification/model';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { checkImage } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';
import {
  fileSignatureResource,
  type SignedChecksum,
} from '@/lib/upstream/resources/file-signature-resource';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { bundledTrust } from '@/lib/upstream/signatures/trust';

import { imageReports } from './image-reports';
import type { ReadRecord } from './image-verdicts';
import { requestOf } from './read-release';

/** Longest time that a response waits for each of the things that a verdict needs. */
const WAIT_MS = 600;

/** The verdicts about the first artifact of a release, with the requests that they need. */
export async function loadFirstSignatures(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
): Promise<readonly SignatureReport[]> {
  const first = firstArtifact(entry);
  return first === null ? [] : loadSignatures(tracked, entry, first);
}

/** The verdicts about an artifact of a release, as far as what they need is fetched within a moment. */
export async function loadSignatures(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
  group: ArtifactGroup,
): Promise<readonly SignatureReport[]> {
  const upstream = await siteUpstream();
  const read: ReadRecord = async (resource) => {
    const { cached } = await upstream.read(resource, { waitMs: WAIT_MS });
    return cached?.value ?? null;
  };
  return reportsOf(tracked, entry, group, read);
}

/** The verdicts about the first artifact of a release from what is cached; makes no request. */
export async function peekFirstSignatures(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
): Promise<readonly SignatureReport[]> {
  const first = firstArtifact(entry);
  if (first === null) return [];
  const upstream = await siteUpstream();
  const read: ReadRecord = (resource) =>
    Promise.resolve(upstream.peek(resource).cached?.value ?? null);
  return reportsOf(tracked, entry, first, read);
}

function firstArtifact({ componentId, release }: ReleaseEntry): ArtifactGroup | null {
  const origin = { component: componentId, tag: release.tag };
  return arrangeAssets(release.assets, origin).groups[0] ?? null;
}

async function reportsOf(
  tracked: TrackedComponent,
  entry: ReleaseEntry,
  group: ArtifactGroup,
  read: ReadRecord,
): Promise<readonly SignatureReport[]> {
  const request = completeRequest(requestOf(entry, group, null));
  const [file, image] = await Promise.all([
    fileReport({ tracked, entry, group, request }, read),
    reportsOfImage(request, read),
  ]);
  return file === null ? image : [file, ...image];
}

type FileToJudge = {
  readonly tracked: TrackedComponent;
  readonly entry: ReleaseEntry;
  readonly group: ArtifactGroup;
  readonly request: VerificationRequest;
};

/** Null for a file without a signed checksum, and while nothing is fetched. */
async function fileReport(
  { tracked, entry, group, request }: FileToJudge,
  read: ReadRecord,
): Promise<SignatureReport | null> {
  const { asset } = group.main;
  const signed = signedChecksumOf(entry, asset.name);
  if (signed === null) return null;
  const checked = await read(fileSignatureResource(tracked.component, signed));
  if (checked === null) return null;
  const rule = expectedSignature(request, 'iso');
  const expected = rule.kind === 'checksum-signature' ? rule.identity : null;
  const comparison = compareChecksum(checked.checksums, asset, signed.checksum.name);
  return reportOf({
    of: 'checksum-file',
    subject: signed.checksum.name,
    verdict: judgeSignatures(checked.signatures, expected),
    checksum: describeComparison(comparison, asset.name),
    root: bundledTrust().age,
  });
}

function signedChecksumOf({ release }: ReleaseEntry, fileName: string): SignedChecksum | null {
  const find = (ending: string) =>
    release.assets.find(({ name }) => name === `${fileName}.sha256${ending}`) ?? null;
  const [checksum, bundle, signature, certificate] = [
    find(''),
    find('.bundle'),
    find('.sig'),
    find('.pem'),
  ] as const;
  if (checksum === null || (bundle === null && signature === null)) return null;
  return { checksum, bundle, signature, certificate };
}

/** Empty for an image that upstream does not sign or that is in no registry of this site, and while nothing is fetched. */
async function reportsOfImage(
  request: VerificationRequest,
  read: ReadRecord,
): Promise<readonly SignatureReport[]> {
  const { imageReference } = request;
  if (imageReference === null || expectedSignature(request, 'image').kind === 'none') return [];
  const { registries } = await siteUpstream();
  const target = checkImage(imageReference, registries);
  if (!target.ok) return [];
  const { registry, repository, tag } = target.value;
  const client = findRegistry(registries, registry);
  if (client === null || tag === null) return [];
  const stored = await read(imageTagResource(client, { repository, tag }));
  const digest = target.value.digest ?? (stored === null ? null : currentDigest(stored));
  if (digest === null) return [];
  return (await imageReports({ registry, repository, digest, request }, read)) ?? [];
}
