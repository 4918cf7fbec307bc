import type { Variant } from '@/lib/names/artifacts/model';

/** The OIDC issuer of GitHub's workflows. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** The properties of an artifact on which its signer depends; null or absent if unknown. */
export type SignedArtifact = {
  readonly componentId: string;
  readonly tag: string;
  readonly variant: Variant | null;
  readonly arch: string | null;
  readonly model?: string | null;
  readonly trustedBoot?: boolean | null;
};

/** The subject that a certificate must have: exactly this text, or any that matches the regular expression. */
export type SigningSubject =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'pattern'; readonly value: string };

/** `certificate`: read from a certificate of the release. `rule`: follows from the version of the release. */
export type Evidence = 'certificate' | 'rule';

/** A signer, and the evidence for it. */
export type SigningIdentity = {
  readonly subject: SigningSubject;
  readonly issuer: string;
  /**
   * The repository whose run must have signed, e.g. `kairos-io/kairos`; null if only runs of the subject's
   * repository have the subject. Any repository can call a reusable workflow, and its certificate then has
   * the same subject.
   */
  readonly callerRepository: string | null;
  readonly evidence: Evidence;
  /** Follows from the workflows' source; not confirmed with a signature. */
  readonly isDerived: boolean;
  readonly note: string;
  readonly source: string;
};

/** The signer in a certificate that is an asset of a release. */
export type ReadIdentity = {
  readonly subjectAlternativeName: string;
  /** Null if the certificate has none. */
  readonly issuer: string | null;
  /** The asset that contains the certificate. */
  readonly assetName: string;
  /** The format of that asset; null or absent if it is a bare certificate. */
  readonly bundle?: SignatureFormat | null;
};

/**
 * How a signature is stored. `cosign`: in a `.sig` or `.att` tag next to the image, and in files as `.sig`
 * with `.pem` or as cosign's own JSON. `sigstore`: as a Sigstore bundle, which for an image is an OCI 1.1
 * referrer.
 */
export const SIGNATURE_FORMATS = ['cosign', 'sigstore'] as const;

/** One of {@link SIGNATURE_FORMATS}. */
export type SignatureFormat = (typeof SIGNATURE_FORMATS)[number];

/**
 * The workflow that signed, as in the certificate of a signature; null for what the certificate does not
 * have.
 */
export type CertificateDetails = {
  readonly subjectAlternativeName: string;
  /** The OIDC issuer. */
  readonly issuer: string | null;
  readonly workflow: string | null;
  readonly repository: string | null;
  readonly ref: string | null;
  readonly commit: string | null;
  readonly runUrl: string | null;
  /** ISO 8601 text. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** The format of the bundle that contains the certificate; null if it is not in a bundle. */
  readonly bundle: SignatureFormat | null;
};

/** What is verified: a file of a release, an image, or both. */
export type VerificationRequest = SignedArtifact & {
  /** The names of all assets of the release. */
  readonly assetNames: readonly string[];
  readonly fileName: string | null;
  readonly imageReference: string | null;
  readonly certificate: ReadIdentity | null;
};

/**
 * `holds`: valid for this release. `not-for-this-release`: valid for others. `unknown`: not possible, or
 * unknown how.
 */
export type VerificationStanding = 'holds' | 'not-for-this-release' | 'unknown';

/** The kinds of checks; the documented ones are commands of Kairos' documentation that fail for this artifact. */
export type VerificationId =
  | 'checksum'
  | 'file-signature'
  | 'image-signature'
  | 'image-sbom-attestation'
  | 'documented-file-command'
  | 'documented-image-command';

/** A check of a file or an image of a release. */
export type Verification = {
  readonly id: VerificationId;
  readonly title: string;
  readonly standing: VerificationStanding;
  /** A line for a POSIX shell; null if there is none. Only to copy if `standing` is `holds`. */
  readonly command: string | null;
  /** The program that the command needs, with its major versions, e.g. `cosign 2 or 3`; null without a command. */
  readonly tool: string | null;
  readonly evidence: Evidence;
  readonly note: string;
  readonly source: string;
  /** The output of a check that passes; empty if it cannot pass. */
  readonly expected: string;
};
