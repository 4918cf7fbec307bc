import 'server-only';
import { z } from 'zod';

import type { CheckedImage, CheckedSignature, FailedCheck } from '@/lib/evidence/signatures/model';

import { checkBundle } from './check-bundle';
import type { SignatureEvidence } from './evidence';
import { invalid, unreadable } from './failed-check';
import { parseJson } from './parse-json';
import { readEvidence } from './read-evidence';
import { bindStatement } from './statement';
import type { Trust } from './trust';

/** An image by the digest of its index or manifest, and what signs it. */
export type ImageSignatures = {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  readonly evidence: readonly SignatureEvidence[];
  readonly trust: Trust;
};

/** The statement of cosign 3 that an image is signed; every other predicate type is an attestation. */
const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/** What cosign signs for an image. The reference in it is only a claim, and not used. */
const simpleSigning = z.object({
  critical: z.object({ image: z.object({ 'docker-manifest-digest': z.string() }) }),
});

const NOTHING = new Uint8Array();

/**
 * Checks the signatures and the attestations of an image, for any signer. An attestation is
 * no signature of the image. Nothing is fetched.
 */
export function checkImageSignatures({ digest, evidence, trust }: ImageSignatures): CheckedImage {
  const rows = evidence.map((each) => checkOne(each, digest, trust));
  const of = (isAttestation: boolean) =>
    rows.filter((row) => row.isAttestation === isAttestation).map(({ checked }) => checked);
  return { signatures: of(false), attestations: of(true) };
}

type Row = { readonly isAttestation: boolean; readonly checked: CheckedSignature };

function checkOne(evidence: SignatureEvidence, digest: string, trust: Trust): Row {
  return evidence.kind === 'image-layer'
    ? { isAttestation: false, checked: checkLayer(evidence, digest, trust) }
    : checkStatement(evidence, digest, trust);
}

function checkLayer(
  evidence: Extract<SignatureEvidence, { readonly kind: 'image-layer' }>,
  digest: string,
  trust: Trust,
): CheckedSignature {
  const { payload } = evidence;
  const bundle = readEvidence(evidence, payload);
  if (!bundle.ok) return bundle.failure;
  const unbound = bindPayload(payload, digest);
  if (unbound !== null) return unbound;
  const checked = checkBundle(bundle.value, payload, trust);
  return checked.ok ? { kind: 'good', ...checked.value } : checked.failure;
}

function checkStatement(evidence: SignatureEvidence, digest: string, trust: Trust): Row {
  const isLayer = evidence.kind === 'attestation-layer';
  const bundle = readEvidence(evidence, NOTHING);
  if (!bundle.ok) return { isAttestation: isLayer, checked: bundle.failure };
  const bound = bindStatement(bundle.value, digest.replace(/^sha256:/, ''));
  if (!bound.ok) return { isAttestation: isLayer, checked: bound.failure };
  const isAttestation = bound.value.predicateType !== SIGN_PREDICATE;
  const checked = checkBundle(bundle.value, NOTHING, trust);
  return {
    isAttestation,
    checked: checked.ok ? { kind: 'good', ...checked.value } : checked.failure,
  };
}

function bindPayload(payload: Uint8Array, digest: string): FailedCheck | null {
  const { success, data } = simpleSigning.safeParse(parseJson(new TextDecoder().decode(payload)));
  if (!success) return unreadable('The signed payload is not in cosign’s format.');
  return data.critical.image['docker-manifest-digest'] === digest
    ? null
    : invalid('other-content', 'It is the signature of another image.');
}
