import type { Verification, VerificationId } from '@/lib/releases/verification/model';

import { describeVerdict, type VerdictWords } from './describe-verdict';
import type { SignatureVerdict, TrustedRootAge } from './model';

/** What a report is about. */
export const REPORT_SUBJECTS = ['checksum-file', 'image', 'image-attestation'] as const;

/** One of {@link REPORT_SUBJECTS}. */
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** What this site found about the signatures of something of a release. */
export type SignatureReport = {
  readonly of: ReportSubject;
  /** The name of the file, or the reference of the image with its digest. */
  readonly subject: string;
  readonly verdict: SignatureVerdict;
  readonly words: VerdictWords;
  /** Whether the checksum in the file is that of the file on GitHub, as a sentence; null if it was not compared. */
  readonly checksum: string | null;
  readonly root: TrustedRootAge;
};

/** A report with its verdict in words. */
export function reportOf(report: Omit<SignatureReport, 'words'>): SignatureReport {
  return { ...report, words: describeVerdict(report.verdict, report.root) };
}

const CHECKS: Readonly<Record<ReportSubject, VerificationId>> = {
  'checksum-file': 'file-signature',
  image: 'image-signature',
  'image-attestation': 'image-sbom-attestation',
};

/** The remark of checks whose signer only follows from the workflow files. */
const INFERRED = / Inferred from the workflow files, not from a signature\./;

/**
 * Replaces what was inferred by what was verified: a check whose signature this site verified is no longer
 * said to follow from a rule.
 */
export function withReports(
  verifications: readonly Verification[],
  reports: readonly SignatureReport[],
): readonly Verification[] {
  const verified = new Set(
    reports.filter(({ verdict }) => verdict.kind === 'verified').map((report) => CHECKS[report.of]),
  );
  return verifications.map((check) =>
    verified.has(check.id) && check.standing === 'holds'
      ? {
          ...check,
          evidence: 'certificate',
          note: `${check.note.replace(INFERRED, '')} This site verified the signature and its signer.`,
        }
      : check,
  );
}
