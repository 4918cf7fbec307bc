import 'server-only';
import { judgeSignatures } from '@/lib/evidence/signatures/judge-signatures';
import type {
  CheckedSignature,
  ExpectedSigner,
  SignatureVerdict,
} from '@/lib/evidence/signatures/model';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { imageSignatureResource } from '@/lib/upstream/resources/image-signature-resource';
import { referrersResource } from '@/lib/upstream/resources/referrers-resource';
import type { AnyResource } from '@/lib/upstream/resources/resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { bundledTrust } from '@/lib/upstream/signatures/trust';

/** How a record is read: with a request where it is due, or only if it is cached; null without a value. */
export type ReadRecord = <Value>(resource: AnyResource<Value>) => Promise<Value | null>;

/** An image by its digest in a registry that this site reads from, and who should have signed it. */
export type ImageToJudge = {
  /** The host of a registry in the table. */
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
  readonly expected: ExpectedSigner;
};

/** The verdicts about an image. */
export type ImageVerdicts = {
  readonly signature: SignatureVerdict;
  readonly attestation: SignatureVerdict;
};

/**
 * The verdicts about an image by its digest; null while the registry has not responded, or if this site does
 * not read from it.
 */
export async function imageVerdicts(
  { registry, repository, digest, expected }: ImageToJudge,
  read: ReadRecord,
  trust = bundledTrust(),
): Promise<ImageVerdicts | null> {
  const { registries } = await siteUpstream();
  const client = findRegistry(registries, registry);
  if (client === null) return null;
  const place = { repository, digest };
  const referrers = await read(referrersResource(client, place));
  if (referrers === null) return null;
  const checked = await read(imageSignatureResource(client, place, referrers.found, trust));
  if (checked === null) return null;
  const judge = (signatures: readonly CheckedSignature[]) =>
    signatures.length === 0 && referrers.left > 0 ? UNREAD : judgeSignatures(signatures, expected);
  return { signature: judge(checked.signatures), attestation: judge(checked.attestations) };
}

const UNREAD: SignatureVerdict = {
  kind: 'not-checked',
  reason: 'not-fetched',
  detail: 'The registry lists more about this image than this site reads.',
};
