/** The OIDC issuer of GitHub's workflows. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

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
};

/** The workflow that signed, as in the certificate of a signature; null for what the certificate lacks. */
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
};

/** `holds`: valid for this release. `not-for-this-release`: valid for others. `unknown`: not possible, or not known how. */
export type VerificationStanding = 'holds' | 'not-for-this-release' | 'unknown';

/** The kinds of checks; `documented-command` is the one that documentation and forums quote. */
export type VerificationId =
  | 'checksum'
  | 'file-signature'
  | 'image-signature'
  | 'image-sbom-attestation'
  | 'documented-command';

/** A check of a file or an image of a release. */
export type Verification = {
  readonly id: VerificationId;
  readonly title: string;
  readonly standing: VerificationStanding;
  /** A line for a POSIX shell; null if `standing` is `unknown`. */
  readonly command: string | null;
  readonly evidence: Evidence;
  readonly note: string;
  readonly source: string;
  /** The output of a check that passes; empty if it cannot pass. */
  readonly expected: string;
};
