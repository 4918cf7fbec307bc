import { describe, expect, it } from 'vitest';

import type { CertificateDetails, Verification } from '@/lib/releases/verification/model';

import { judgeSignatures } from './judge-signatures';
import { VERDICT_KINDS, type CheckedSignature, type ExpectedSigner } from './model';
import { reportOf, withReports, type ReportSubject } from './signature-report';

const certificate: CertificateDetails = {
  subjectAlternativeName:
    'https://github.com/kairos-io/kairos/.github/workflows/a.yaml@refs/tags/v3.5.0',
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

const expected: ExpectedSigner = {
  subject: { kind: 'exact', value: certificate.subjectAlternativeName },
  issuer: 'https://token.actions.githubusercontent.com',
  callerRepository: null,
};

const signedAt = '2026-01-01T00:00:00.000Z';
const good: CheckedSignature = { kind: 'good', certificate, log: null, signedAt };
const undated: CheckedSignature = { ...good, signedAt: null };
const foreign: CheckedSignature = { ...good, certificate: { ...certificate, issuer: 'x' } };
const unknown: CheckedSignature = { kind: 'unknown-trust', what: 'log', id: 'a', certificate };
const invalid: CheckedSignature = { kind: 'invalid', reason: 'signature', detail: '' };

describe('the verdict about signatures', () => {
  it.each<readonly [string, readonly CheckedSignature[], ExpectedSigner, string]>([
    ['none without any', [], expected, 'none'],
    ['verified for the signer of the rules', [good], expected, 'verified'],
    ['time not proven without a time', [undated], expected, 'time-not-proven'],
    [
      'another identity, also without a time',
      [{ ...foreign, signedAt: null }],
      expected,
      'other-identity',
    ],
    ['no rule without an expected signer', [good], null, 'no-rule'],
    ['that of the best', [invalid, unknown, foreign, undated, good], expected, 'verified'],
    [
      'another identity before what cannot be decided',
      [unknown, foreign],
      expected,
      'other-identity',
    ],
    [
      'what cannot be decided before what is invalid',
      [invalid, unknown],
      expected,
      'unknown-trust',
    ],
  ])('is %s', (_verdict, checked, signer, kind) => {
    expect(judgeSignatures(checked, signer).kind).toBe(kind);
    expect(VERDICT_KINDS).toContain(kind);
  });
});

const root = { copiedOn: '2026-11-27', expiresAt: '2027-04-22T19:27:31Z' };

const inferred: Verification = {
  id: 'file-signature',
  title: '',
  standing: 'holds',
  command: 'cosign',
  tool: null,
  evidence: 'rule',
  note: 'Signed by the factory. Inferred from the workflow files, not from a signature.',
  source: '',
  expected: '',
};

function reportFor(of: ReportSubject, checked: readonly CheckedSignature[]) {
  const verdict = judgeSignatures(checked, expected);
  return reportOf({ of, subject: 'x', verdict, checksum: null, root });
}

describe('a check', () => {
  it('of a signature that was verified is no longer inferred', () => {
    const [check] = withReports([inferred], [reportFor('checksum-file', [good])]);
    expect(check).toMatchObject({
      evidence: 'certificate',
      note: 'Signed by the factory. This site verified the signature and its signer.',
    });
  });

  it.each<readonly [string, ReportSubject, CheckedSignature]>([
    ['of another thing', 'image', good],
    ['of which the time is not proven', 'checksum-file', undated],
    ['by another identity', 'checksum-file', foreign],
    ['that is invalid', 'checksum-file', invalid],
  ])('stays inferred beside a signature %s', (_what, of, checked) => {
    expect(withReports([inferred], [reportFor(of, [checked])])).toEqual([inferred]);
  });
});
