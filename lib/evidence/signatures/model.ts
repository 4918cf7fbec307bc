import type { CertificateDetails, SigningIdentity } from '@/lib/releases/verification/model';

import type { ChecksumFile } from './checksum-lines';

/**
 * How a transparency log confirms an entry: by a signed promise, by a proof that the log contains it, or
 * both.
 */
export const LOG_PROOFS = ['promise', 'inclusion', 'promise-and-inclusion'] as const;

/** One of {@link LOG_PROOFS}. */
export type LogProof = (typeof LOG_PROOFS)[number];

/** The entry of a signature in a transparency log. */
export type LogEntry = {
  /** The URL of the log; null if it is not in the trusted root. */
  readonly log: string | null;
  /** Decimal digits: an index may be larger than a safe integer. */
  readonly index: string;
  /** When the log received it, as ISO 8601 text; null where the log proves no time. */
  readonly integratedAt: string | null;
  readonly proof: LogProof;
};

/** What a signature says that is cryptographically right. */
export type SignatureFacts = {
  readonly certificate: CertificateDetails;
  readonly log: LogEntry | null;
  /** When it was signed, as ISO 8601 text, proven by a log or a timestamp authority; null if nothing proves it. */
  readonly signedAt: string | null;
};

/** What of a signature the trusted root does not contain. */
export const UNKNOWN_TRUST = [
  'log',
  'certificate-authority',
  'certificate-log',
  'timestamp-authority',
  'public-key',
] as const;

/** One of {@link UNKNOWN_TRUST}. */
export type UnknownTrust = (typeof UNKNOWN_TRUST)[number];

/** Why a signature is not valid. */
export const INVALID_REASONS = [
  'unreadable',
  'signature',
  'other-content',
  'log-entry',
  'log-proof',
  'certificate',
  'time',
] as const;

/** One of {@link INVALID_REASONS}. */
export type InvalidReason = (typeof INVALID_REASONS)[number];

/** The kinds of verdicts. */
export const VERDICT_KINDS = [
  'verified',
  'other-identity',
  'no-rule',
  'time-not-proven',
  'unknown-trust',
  'invalid',
  'none',
  'not-checked',
] as const satisfies readonly SignatureVerdict['kind'][];

/** Why no verdict exists. */
export const UNCHECKED_REASONS = [
  'too-large',
  'unsupported',
  'no-certificate',
  'not-fetched',
] as const;

/** One of {@link UNCHECKED_REASONS}. */
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];

/**
 * The verdict of this site about a signature.
 *
 * - `verified`: signed by the signer that the rules of the version require, at a proven time.
 * - `other-identity`: a good signature by another identity.
 * - `no-rule`: a good signature, and no rule says who should have signed.
 * - `time-not-proven`: a good signature by the right signer, without proof that it was made while the certificate was valid.
 * - `unknown-trust`: the trusted root of this site does not contain what would prove it.
 * - `invalid`: the signature does not belong to the content, or its proof is broken.
 * - `none`: there is no signature.
 * - `not-checked`: this site has not verified it.
 */
export type SignatureVerdict =
  | ({ readonly kind: 'verified' } & SignatureFacts)
  | ({ readonly kind: 'other-identity'; readonly differences: readonly string[] } & SignatureFacts)
  | ({ readonly kind: 'no-rule' } & SignatureFacts)
  | ({ readonly kind: 'time-not-proven' } & SignatureFacts)
  | {
      readonly kind: 'unknown-trust';
      readonly what: UnknownTrust;
      /** The identifier that was looked up, shortened where it is long. */
      readonly id: string;
      readonly certificate: CertificateDetails | null;
    }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason; readonly detail: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-checked'; readonly reason: UncheckedReason; readonly detail: string };

/** A signature whose signer is unknown, and why. */
export type FailedCheck = Extract<
  SignatureVerdict,
  { readonly kind: 'invalid' | 'not-checked' | 'unknown-trust' }
>;

/** A signature that was checked, without regard to who should have made it. */
export type CheckedSignature = ({ readonly kind: 'good' } & SignatureFacts) | FailedCheck;

/** What was checked of a checksum file: its signatures, and the checksums in it. */
export type CheckedFile = {
  readonly signatures: readonly CheckedSignature[];
  readonly checksums: ChecksumFile;
};

/** What was checked of an image. */
export type CheckedImage = {
  readonly signatures: readonly CheckedSignature[];
  readonly attestations: readonly CheckedSignature[];
};

/** Who should have signed; null if no rule says so. */
export type ExpectedSigner = Pick<
  SigningIdentity,
  'subject' | 'issuer' | 'callerRepository'
> | null;

/** The trusted root against which a verdict was reached. */
export type TrustedRootAge = {
  /** ISO 8601 date on which the file was copied into this site. */
  readonly copiedOn: string;
  /** When Sigstore's root of trust of that copy expires, as ISO 8601 text. */
  readonly expiresAt: string;
};
