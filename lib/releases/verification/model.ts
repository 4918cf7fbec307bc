/** The service that issues the identities with which GitHub's workflows sign. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Who a certificate must name: one subject, or any that a regular expression matches whole. */
export type SigningSubject =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'pattern'; readonly value: string };

/** `certificate`: read from a certificate of the release. `rule`: what holds for releases of its time. */
export type Evidence = 'certificate' | 'rule';

/** Who signed something, and how that is known. */
export type SigningIdentity = {
  readonly subject: SigningSubject;
  readonly issuer: string;
  readonly evidence: Evidence;
  /** Follows from how the workflows are written; nobody has looked at a signature yet. */
  readonly isDerived: boolean;
  readonly note: string;
  readonly source: string;
};

/** What was read from a certificate that a release carries. */
export type ReadIdentity = {
  readonly subjectAlternativeName: string;
  /** `null` when the certificate does not say. */
  readonly issuer: string | null;
  /** The file of the release that it was read from. */
  readonly assetName: string;
};

/** What the certificate of a signature says of the workflow that signed. What it does not say is `null`. */
export type CertificateDetails = {
  readonly subjectAlternativeName: string;
  /** The service that vouched for the workflow. */
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

/** `holds`: for this release. `not-for-this-release`: right for others. `unknown`: we do not know how to check. */
export type VerificationStanding = 'holds' | 'not-for-this-release' | 'unknown';

export type VerificationId =
  | 'checksum'
  | 'file-signature'
  | 'image-signature'
  | 'image-sbom-attestation'
  | 'documented-command';

/** A way to check one thing of a release. */
export type Verification = {
  readonly id: VerificationId;
  readonly title: string;
  readonly standing: VerificationStanding;
  /** A line for a POSIX shell; `null` when there is none that we know. */
  readonly command: string | null;
  readonly evidence: Evidence;
  readonly note: string;
  readonly source: string;
  /** What is seen when the check passes; empty when there is no command. */
  readonly expected: string;
};
