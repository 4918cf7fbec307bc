import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { VerificationRequest } from '@/lib/releases/verification/model';

import { explainCosignError, LONGEST_ERROR } from './explain';
import { MESSAGES } from './messages';

const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3';
const ISSUER = 'https://token.actions.githubusercontent.com';

function release(tag: string, words: string, endings: readonly string[]): VerificationRequest {
  const fileName = `kairos-${words}.iso`;
  return {
    componentId: 'kairos',
    tag,
    variant: 'core',
    arch: 'amd64',
    assetNames: ['', '.sha256', ...endings].map((ending) => `${fileName}${ending}`),
    fileName,
    imageReference: `quay.io/kairos/${words.replace('-', ':')}`,
    certificate: null,
  };
}

const V420 = release('v4.2.0', 'hadron-v0.5.1-core-amd64-generic-v4.2.0', [
  '.sha256.sig',
  '.sha256.pem',
  '.sha256.bundle',
]);
const V336 = release('v3.3.6', 'ubuntu-24.04-core-amd64-generic-v3.3.6', [
  '.sha256.sig',
  '.sha256.pem',
]);
const V360 = release('v3.6.0', 'hadron-v0.0.1-core-amd64-generic-v3.6.0', ['.sha256.sig']);

function explain(text: string, command = '', artifact: VerificationRequest | null = null) {
  return explainCosignError({ text, command, release: artifact });
}

describe('a message of cosign', () => {
  it.each<readonly [string, string]>([
    [
      'identity-mismatch',
      `Error: no matching signatures: none of the expected identities matched what was in the certificate, got subjects [${FACTORY}] with issuer ${ISSUER}`,
    ],
    [
      'san-mismatch',
      `Error: failed to verify certificate identity: no matching CertificateIdentity found, last error: expected SAN value "x", got "${FACTORY}"`,
    ],
    ['workflow-mismatch', 'Error: expected GitHub Workflow Repository not found in certificate'],
    [
      'identity-required',
      'Error: --certificate-identity or --certificate-identity-regexp is required for verification in keyless mode',
    ],
    [
      'issuer-required',
      'Error: --certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required for verification in keyless mode',
    ],
    [
      'predicate-type',
      'Error: none of the attestations matched the predicate type: spdx, found: https://slsa.dev/provenance/v1',
    ],
    ['no-attestations', 'Error: no matching attestations: '],
    ['no-attestations', 'Error: found no attestations'],
    [
      'no-signatures',
      'Error: no signatures found for image\nmain.go:69: error during command execution: no signatures found for image',
    ],
    ['no-signatures', 'Error: no matching signatures:\n'],
    [
      'bundle-without-cert',
      'Error: bundle does not contain cert for verification, please provide public key',
    ],
    [
      'old-bundle-as-new',
      'Error: reading bundle: proto: (line 1:2): unknown field "base64Signature"',
    ],
    [
      'timestamps',
      'failed to verify timestamps: threshold not met for verified log entry integrated timestamps: 0 < 1',
    ],
    ['timestamps', 'threshold not met for verified signed timestamps: 0 < 1'],
    ['log-threshold', 'threshold not met for verified log entries: 0 < 1'],
    ['unknown-log', 'Error: verifying bundle: rekor log public key not found for payload'],
    ['unknown-ct-log', 'Error: ctfe public key not found for embedded SCT'],
    ['not-in-log', 'Error: signature not found in transparency log'],
    ['rekor-search', 'Error: searching log query: [POST /api/v1/log/entries/retrieve][400]'],
    [
      'tuf',
      'getting trusted root: Get "https://tuf-repo-cdn.sigstore.dev/timestamp.json": proxyconnect',
    ],
    [
      'tuf',
      'Error: updating local metadata and targets: error updating to TUF remote mirror: tuf: invalid key',
    ],
    ['certificate-expired', 'Error: x509: certificate has expired or is not yet valid'],
    [
      'unknown-authority',
      'Error: cert verification failed: x509: certificate signed by unknown authority',
    ],
    [
      'digest-not-in-statement',
      'Error: provided artifact digest does not match any digest in statement',
    ],
    ['bundle-mismatch', 'Error: matching bundle to payload: comparing public key PEMs'],
    ['wrong-content', 'Error: invalid signature when validating ASN.1 encoded signature'],
    ['html', "Error: invalid character '<' looking for beginning of value"],
    ['html', 'Error: illegal base64 data at input byte 4'],
    ['truncated', 'Error: unexpected end of JSON input'],
    ['no-file', 'Error: open kairos.iso.sha256.bundle: no such file or directory'],
    ['unknown-flag', 'Error: unknown flag: --new-bundle-format'],
    ['no-key', "Error: missing flag '--signature'"],
    ['arguments', 'Error: accepts 1 arg(s), received 0'],
    [
      'bad-reference',
      'Error: parsing reference: could not parse reference: quay.io/kairos/hadron:v1+k3s1',
    ],
    [
      'no-image',
      'Error: GET https://quay.io/v2/kairos/x/manifests/y: MANIFEST_UNKNOWN: manifest unknown; map[]',
    ],
    ['no-image', 'Error: entity not found in registry'],
    [
      'unauthorized',
      'GET https://quay.io/v2/: UNAUTHORIZED: access to the requested resource is not authorized',
    ],
    ['rate-limit', 'TOOMANYREQUESTS: too many requests'],
    ['network', 'dial tcp: lookup quay.io: no such host'],
    ['checksum-no-file', 'sha256sum: artifacts/kairos.iso: No such file or directory'],
    ['checksum-format', 'sha256sum: x.sha256: no properly formatted SHA256 checksum lines found'],
    [
      'checksum-failed',
      'kairos.iso: FAILED\nsha256sum: WARNING: 1 computed checksum did NOT match',
    ],
  ])('%s is recognised in %s', (id, text) => {
    expect(explain(text).messages.map((message) => message.id)).toContain(id);
  });

  it('is recognised whatever its case, among other lines and colours', () => {
    const text = '\u001B[31mERROR:\u001B[0m NO SIGNATURES FOUND\r\nmain.go:74: error';
    expect(explain(text).messages[0]?.id).toBe('no-signatures');
  });

  it('that only wraps another is left out', () => {
    const wrapped =
      'Error: no matching signatures: none of the expected identities matched what was in it';
    expect(explain(wrapped).messages.map(({ id }) => id)).toEqual(['identity-mismatch']);
  });

  it('is not guessed where the table has none', () => {
    expect(explain('Error: something new').messages).toEqual([]);
    expect(explain('').messages).toEqual([]);
    expect(explain('Verified OK').messages).toEqual([]);
  });

  it('has a row with cause, check, action and source, each once', () => {
    expect(MESSAGES.length).toBeGreaterThanOrEqual(25);
    expect(new Set(MESSAGES.map(({ id }) => id)).size).toBe(MESSAGES.length);
    for (const { cause, check, action, source } of MESSAGES) {
      for (const text of [cause, check, action]) expect(text).toMatch(/^\S.*[.?]$|\\\?$/s);
      expect(source).toMatch(/^https:/);
    }
  });

  it.each([
    ['a long line', 'a'.repeat(5_000_000)],
    ['many brackets', 'got subjects ['.repeat(200_000)],
    [
      'many words of the table',
      'bundle updating certificate threshold not met for verified '.repeat(50_000),
    ],
    ['many quotes', 'expected SAN value "'.repeat(100_000)],
  ])('is looked for in bounded time in %s', (_what, text) => {
    const before = cpuMs();
    explain(text, text, V420);
    expect(cpuMs() - before).toBeLessThan(500);
  });

  it('is looked for in the last part of a long output', () => {
    const text = `${'x'.repeat(LONGEST_ERROR * 2)}\nError: no signatures found`;
    expect(explain(text).messages[0]?.id).toBe('no-signatures');
  });
});

describe('the identity in an output', () => {
  const mismatch = (subject: string) =>
    `none of the expected identities matched what was in the certificate, got subjects [${subject}] with issuer ${ISSUER}`;

  it('that the rules require means that the command is wrong', () => {
    expect(explain(mismatch(FACTORY), '', V420).identity).toContain(
      'the identity in the command is wrong',
    );
  });

  it('that the rules do not require means that the artifact is not to be used', () => {
    expect(explain(mismatch(`${FACTORY}0`), '', V420).identity).toContain('do not use it');
    expect(explain(mismatch('https://evil.example/'), '', V336).identity).toContain(
      'do not use it',
    );
  });

  it('is not compared without a release', () => {
    expect(explain(mismatch(FACTORY)).identity).toContain('Give the release');
    expect(explain('no signatures found', '', V420).identity).toBeNull();
  });

  it('is read from the words of sigstore-go, too', () => {
    const text = `no matching CertificateIdentity found, last error: expected SAN value to match regex "x", got "${FACTORY}"`;
    expect(explain(text, '', V420).identity).toContain('the identity in the command is wrong');
  });
});

describe('the command that works', () => {
  it.each<readonly [string, string, string, VerificationRequest, string | null]>([
    [
      'is that of the file for verify-blob',
      'x',
      'cosign verify-blob --bundle a b',
      V420,
      'cosign verify-blob --bundle',
    ],
    [
      'is that of the image for verify',
      'x',
      'cosign verify quay.io/kairos/hadron',
      V420,
      'cosign verify --certificate-identity',
    ],
    [
      'is verify for an image that is signed and not attested',
      'no matching attestations',
      'cosign verify-attestation --type spdx x',
      V420,
      'cosign verify --certificate-identity',
    ],
    [
      'is verify-attestation for an image that is attested and not signed',
      'no signatures found',
      '',
      V336,
      'cosign verify-attestation --type spdx',
    ],
    [
      'is sha256sum for a signature without its certificate',
      'open x.pem: no such file or directory',
      'cosign verify-blob --certificate x.pem',
      V360,
      'sha256sum -c',
    ],
    ['is sha256sum for a checksum', 'x: FAILED', 'sha256sum -c x', V420, 'sha256sum -c'],
    ['is that of the file where nothing says more', 'x', '', V420, 'cosign verify-blob'],
  ])('%s', (_rule, text, command, artifact, start) => {
    expect(explain(text, command, artifact).check?.command).toContain(start);
  });

  it('is unknown without a release', () => {
    expect(explain('no signatures found', 'cosign verify x').check).toBeNull();
  });
});

describe('a command', () => {
  it.each<readonly [string, string, string]>([
    [
      'that verifies the ISO gets the remark that the checksum file is signed',
      'cosign verify-blob --bundle a.bundle --certificate-identity x kairos.iso',
      'kairos.iso.sha256',
    ],
    [
      'with a key gets the remark that there is none',
      'cosign verify --key cosign.pub x:v1',
      'without a key',
    ],
    [
      'of cosign 1 is recognised by its variable',
      'COSIGN_EXPERIMENTAL=1 cosign verify x:v1',
      'COSIGN_EXPERIMENTAL',
    ],
    [
      'of cosign 1 is recognised by its option',
      'cosign verify-blob --cert=a b',
      '--cert and --cert-email',
    ],
    [
      'that switches a check off gets that remark',
      'cosign verify --insecure-ignore-tlog x:v1',
      '--insecure-',
    ],
    [
      'with a pattern for everything gets the remark that it proves nothing',
      "cosign verify --certificate-identity-regexp '.*' x:v1",
      'accepts every signer',
    ],
    [
      'with a pattern that is not anchored gets that remark',
      'cosign verify --certificate-identity-regexp=kairos-io x:v1',
      'no ^ at its start',
    ],
    [
      'without a version of the image gets that remark',
      'cosign verify quay.io/kairos/hadron',
      'has no version',
    ],
    [
      'for the latest image gets that remark',
      '/usr/local/bin/cosign verify \\\n  quay.io/kairos/hadron:latest',
      'has no version',
    ],
    [
      'with another identity gets the right one',
      `cosign verify --certificate-identity "https://example.com" x:v1`,
      FACTORY,
    ],
    [
      'that verifies an attestation gets the remark that there is none',
      'cosign verify-attestation --type spdx x:v1',
      'not attested',
    ],
  ])('%s', (_rule, command, words) => {
    expect(explain('', command, V420).remarks.join('\n')).toContain(words);
  });

  it('that is right has no remark', () => {
    const { check } = explain('', 'cosign verify-blob x', V420);
    expect(explain('', check?.command ?? '', V420).remarks).toEqual([]);
    const image = explain('', 'cosign verify x:v1', V420).check?.command ?? '';
    expect(explain('', image, V420).remarks).toEqual([]);
  });
});
