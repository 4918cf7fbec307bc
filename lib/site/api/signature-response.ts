import type { SignatureReport } from '@/lib/evidence/signatures/signature-report';

/**
 * Shapes what this site verified of an artifact, as the API gives it. A signer is named only where the
 * certificate was proven: anyone can write a certificate with another name.
 */
export function signatureResponse({
  of,
  subject,
  verdict,
  words,
  checksum,
  root,
}: SignatureReport) {
  const certificate = 'signedAt' in verdict ? verdict.certificate : null;
  const log = 'log' in verdict ? verdict.log : null;
  return {
    of,
    subject,
    verdict: verdict.kind,
    meaning: words.meaning,
    signer:
      certificate === null
        ? null
        : {
            subject: certificate.subjectAlternativeName,
            issuer: certificate.issuer,
            workflow: certificate.workflow,
            repository: certificate.repository,
            commit: certificate.commit,
            run: certificate.runUrl,
          },
    log: log === null ? null : { url: log.log, index: log.index, proof: log.proof },
    signedAt: 'signedAt' in verdict ? verdict.signedAt : null,
    checksum,
    trustedRoot: root.copiedOn,
  };
}
