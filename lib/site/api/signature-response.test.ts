import { describe, expect, it } from 'vitest';

import type { SignatureVerdict } from '@/lib/evidence/signatures/model';
import { reportOf } from '@/lib/evidence/signatures/signature-report';

import { signatureResponse } from './signature-response';

const CERTIFICATE = {
  subjectAlternativeName:
    'https://github.com/kairos-io/kairos/.github/workflows/a.yaml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
  workflow: null,
  repository: null,
  ref: null,
  commit: null,
  runUrl: null,
  notBefore: null,
  notAfter: null,
  bundle: null,
};

function signerOf(verdict: SignatureVerdict) {
  const root = { copiedOn: '2026-10-01', expiresAt: '2027-01-01T00:00:00Z' };
  const report = { of: 'image', subject: 'quay.io/kairos/hadron:v1', checksum: null } as const;
  return signatureResponse(reportOf({ ...report, verdict, root })).signer;
}

describe('signatureResponse', () => {
  it('names any signer of a good signature', () => {
    const facts = { certificate: CERTIFICATE, log: null, signedAt: null };
    for (const kind of ['verified', 'no-rule', 'time-not-proven'] as const) {
      expect(signerOf({ kind, ...facts })?.subject).toBe(CERTIFICATE.subjectAlternativeName);
    }
  });

  it('names no signer where nothing proves the certificate', () => {
    const verdict = { what: 'certificate-authority', id: 'x', certificate: CERTIFICATE } as const;
    expect(signerOf({ kind: 'unknown-trust', ...verdict })).toBeNull();
    expect(signerOf({ kind: 'none' })).toBeNull();
  });
});
