import { describe, expect, it } from 'vitest';

import { verdictFacts } from './verdict-facts';

const CERTIFICATE = {
  subjectAlternativeName:
    'https://github.com/kairos-io/kairos/.github/workflows/a.yaml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
  workflow: null,
  repository: null,
  ref: null,
  commit: null,
  runUrl: 'https://github.com/kairos-io/kairos/actions/runs/1',
  notBefore: null,
  notAfter: null,
  bundle: null,
};

describe('verdictFacts', () => {
  it('gives what a good signature proves, and leaves out what the certificate does not contain', () => {
    const log = {
      log: 'https://rekor.sigstore.dev',
      index: '4711',
      integratedAt: '2026-10-01T00:00:00Z',
      proof: 'inclusion',
    } as const;
    const facts = verdictFacts({ kind: 'no-rule', certificate: CERTIFICATE, log, signedAt: null });
    expect(facts.map(([label]) => label)).toEqual([
      'Identity',
      'Issuer',
      'Run',
      'Transparency log',
      'Log index',
    ]);
  });

  it('gives nothing of a certificate whose authority is unknown', () => {
    const verdict = {
      kind: 'unknown-trust',
      what: 'certificate-authority',
      id: 'x',
      certificate: CERTIFICATE,
    } as const;
    expect(verdictFacts(verdict)).toEqual([]);
  });
});
