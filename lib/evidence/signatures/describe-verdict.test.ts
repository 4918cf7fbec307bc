import { expect, it } from 'vitest';

import type { CertificateDetails } from '@/lib/releases/verification/model';

import { compareSigner } from './compare-signer';
import { describeVerdict } from './describe-verdict';
import { UNKNOWN_TRUST, type SignatureVerdict } from './model';

const root = { copiedOn: '2026-11-27', expiresAt: '2027-04-22T19:27:31Z' };

const certificate: CertificateDetails = {
  subjectAlternativeName:
    'https://github.com/kairos-io/kairos/.github/workflows/a.yaml@refs/tags/v3.5.0',
  issuer: 'https://token.actions.githubusercontent.com',
  workflow: 'Release',
  repository: 'https://github.com/kairos-io/kairos',
  ref: 'refs/tags/v3.5.0',
  commit: 'c'.repeat(40),
  runUrl: null,
  notBefore: null,
  notAfter: null,
  bundle: null,
};

const facts = { certificate, log: null, signedAt: null };
const log = { log: null, index: '1', integratedAt: null } as const;

it.each<readonly [string, SignatureVerdict, string]>([
  [
    'a verified signature with a promise alone says that it is one',
    { kind: 'verified', ...facts, log: { ...log, proof: 'promise' } },
    'the promise of the transparency log',
  ],
  [
    'a verified signature with a proof says that the log contains it',
    { kind: 'verified', ...facts, log: { ...log, proof: 'inclusion' } },
    'contains it',
  ],
  [
    'another identity says what differs',
    { kind: 'other-identity', differences: ['The issuer is x.'], ...facts },
    'The issuer is x.',
  ],
  ['a missing rule is said', { kind: 'no-rule', ...facts }, 'No rule'],
  [
    'a time without proof is said',
    { kind: 'time-not-proven', ...facts },
    'nothing proves that the signature',
  ],
  [
    'an invalid signature says why',
    { kind: 'invalid', reason: 'signature', detail: 'Wrong key.' },
    'Wrong key.',
  ],
  ['a missing signature is said', { kind: 'none' }, 'No signature was found'],
  [
    'an unchecked signature says why',
    { kind: 'not-checked', reason: 'too-large', detail: 'Too large.' },
    'Too large.',
  ],
])('%s', (_rule, verdict, words) => {
  expect(describeVerdict(verdict, root).meaning).toContain(words);
});

it.each(UNKNOWN_TRUST)('an unknown %s is no evidence against a signature', (what) => {
  const words = describeVerdict({ kind: 'unknown-trust', what, id: 'abc', certificate }, root);
  expect(words.tone).toBe('open');
  expect(words.meaning).toContain('abc');
  expect(words.meaning).toContain('2026-11-27');
});

it('a signer is compared in subject, issuer and repository of the run', () => {
  const expected = {
    subject: { kind: 'exact', value: certificate.subjectAlternativeName },
    issuer: 'https://token.actions.githubusercontent.com',
    callerRepository: 'kairos-io/kairos',
  } as const;
  expect(compareSigner(certificate, expected)).toEqual([]);
  expect(compareSigner(certificate, { ...expected, callerRepository: null })).toEqual([]);
  const stranger = {
    ...certificate,
    subjectAlternativeName: 'a@b',
    issuer: null,
    repository: null,
  };
  expect(compareSigner(stranger, expected)).toEqual([
    expect.stringContaining('The subject is a@b'),
    expect.stringContaining('The issuer is missing'),
    expect.stringContaining('The repository of the run is missing'),
  ]);
});
