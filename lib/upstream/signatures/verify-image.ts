import 'server-only';
import { z } from 'zod';

import type { ExpectedSigner, SignatureVerdict } from '@/lib/evidence/signatures/model';

import { checkBundle } from './check-bundle';
import type { SignatureEvidence } from './evidence';
import { invalid, unreadable, type FailedCheck } from './failed-check';
import { bestOf, judge } from './judge';
import { parseJson } from './parse-json';
import { readEvidence } from './read-evidence';
import { bindStatement } from './statement';
import { bundledTrust, type Trust } from './trust';

/** An image by the digest of its index or manifest, what signs it, and who should have. */
export type ImageRequest = {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  readonly evidence: readonly SignatureEvidence[];
  readonly expected: ExpectedSigner;
  readonly trust?: Trust;
};

/** The statement of cosign 3 that an image is signed; every other predicate type is an attestation. */
const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/** What cosign signs for an image. The reference in it is only a claim, and not used. */
const simpleSigning = z.object({
  critical: z.object({
    image: z.object({ 'docker-manifest-digest': z.string() }),
  }),
});

/** Signatures of one image that are verified: cosign adds one each time that it signs. */
const MOST_SIGNATURES = 20;

/**
 * Verifies the signatures of an image, and gives the best verdict. Attestations are not signatures of the
 * image and give no verdict here. Nothing is fetched.
 */
export function verifyImage({
  digest,
  evidence,
  expected,
  trust = bundledTrust(),
}: ImageRequest): SignatureVerdict {
  const verdicts = evidence.slice(0, MOST_SIGNATURES).map((each) => verifyOne(each));
  return bestOf(verdicts.filter((each) => each !== null));

  /** Null for an attestation. */
  function verifyOne(each: SignatureEvidence): SignatureVerdict | null {
    if (each.kind === 'attestation-layer') return null;
    const signed = each.kind === 'image-layer' ? each.payload : new Uint8Array();
    const bundle = readEvidence(each, signed);
    if (!bundle.ok) return bundle.failure;
    if (each.kind === 'image-layer') {
      const bound = bindPayload(each.payload, digest);
      if (bound !== null) return bound;
    } else {
      const bound = bindStatement(bundle.value, digest.replace(/^sha256:/, ''));
      if (!bound.ok) return bound.failure;
      if (bound.value.predicateType !== SIGN_PREDICATE) return null;
    }
    const checked = checkBundle(bundle.value, signed, trust);
    return checked.ok ? judge(checked.value, expected) : checked.failure;
  }
}

/** Verifies the attestations of an image; `none` if it has none. */
export function verifyAttestations({
  digest,
  evidence,
  expected,
  trust = bundledTrust(),
}: ImageRequest): SignatureVerdict {
  const nothing = new Uint8Array();
  const verdicts = evidence.slice(0, MOST_SIGNATURES).map((each): SignatureVerdict | null => {
    if (each.kind !== 'attestation-layer' && each.kind !== 'bundle') return null;
    const bundle = readEvidence(each, nothing);
    if (!bundle.ok) return bundle.failure;
    const bound = bindStatement(bundle.value, digest.replace(/^sha256:/, ''));
    if (!bound.ok) return bound.failure;
    if (bound.value.predicateType === SIGN_PREDICATE) return null;
    const checked = checkBundle(bundle.value, nothing, trust);
    return checked.ok ? judge(checked.value, expected) : checked.failure;
  });
  return bestOf(verdicts.filter((each) => each !== null));
}

function bindPayload(payload: Uint8Array, digest: string): FailedCheck | null {
  const { success, data } = simpleSigning.safeParse(parseJson(new TextDecoder().decode(payload)));
  if (!success) return unreadable('What was signed is not in the form of cosign.');
  return data.critical.image['docker-manifest-digest'] === digest
    ? null
    : invalid('other-content', 'It is the signature of another image.');
}
