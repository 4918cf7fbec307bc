import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  hasCosignAttestation,
  verificationsFor,
  type VerificationRequest,
} from './verifications-for';

const ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso';
const IMAGE = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0';
const ISSUER = '--certificate-oidc-issuer https://token.actions.githubusercontent.com';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3';

const request: VerificationRequest = {
  componentId: 'kairos',
  tag: 'v4.2.0',
  variant: 'core',
  arch: 'amd64',
  assetNames: [
    '.iso',
    '.iso.sha256',
    '.iso.sha256.sig',
    '.iso.sha256.pem',
    '.iso.sha256.bundle',
  ].map((end) => ISO.replace('.iso', end)),
  fileName: ISO,
  imageReference: IMAGE,
  certificate: null,
};

function commandsOf(
  changes: Partial<VerificationRequest>,
): Readonly<Record<string, string | null>> {
  const found = verificationsFor({ ...request, ...changes });
  return Object.fromEntries(found.map(({ id, command }) => [id, command]));
}

describe('verificationsFor', () => {
  it('checks a file by its checksum and bundle, and an image by its signature', () => {
    expect(commandsOf({})).toEqual({
      checksum: `sha256sum -c ${ISO}.sha256`,
      'file-signature': `cosign verify-blob --bundle ${ISO}.sha256.bundle --certificate-identity ${FACTORY} ${ISSUER} ${ISO}.sha256`,
      'image-signature': `cosign verify --certificate-identity ${FACTORY} ${ISSUER} ${IMAGE}`,
      'documented-command': `cosign verify-attestation --type spdx --certificate-identity https://github.com/kairos-io/kairos/.github/workflows/release.yaml@refs/tags/v4.2.0 ${ISSUER} ${IMAGE}`,
    });
  });

  it('uses certificate and signature if no bundle is attached', () => {
    const assetNames = request.assetNames.filter((name) => !name.endsWith('.bundle'));
    expect(commandsOf({ assetNames })['file-signature']).toContain(
      `--certificate ${ISO}.sha256.pem --signature ${ISO}.sha256.sig`,
    );
  });

  it('uses the signature of the file itself if the checksum has none', () => {
    const assetNames = [ISO, `${ISO}.pem`, `${ISO}.sig`];
    expect(commandsOf({ assetNames, tag: 'v2.0.0' })['file-signature']).toMatch(/-v4\.2\.0\.iso$/);
  });

  it('prefers the signer in the certificate to the rule', () => {
    const certificate = {
      subjectAlternativeName: "https://github.com/o/r/.github/workflows/it's.yaml@refs/heads/a b",
      issuer: 'https://issuer.example',
      assetName: `${ISO}.sha256.pem`,
    };
    const found = verificationsFor({ ...request, certificate }).filter(({ id }) =>
      id.endsWith('-signature'),
    );
    expect(found).toHaveLength(2);
    for (const { evidence, command, note } of found) {
      expect(evidence).toBe('certificate');
      expect(command).toContain(
        String.raw`'https://github.com/o/r/.github/workflows/it'\''s.yaml@refs/heads/a b'`,
      );
      expect(command).toContain('--certificate-oidc-issuer https://issuer.example');
      expect(note).toContain(certificate.assetName);
    }
  });

  it('applies a certificate only to its architecture up to v3.3', () => {
    const certificate = {
      subjectAlternativeName: 'https://x.example',
      issuer: null,
      assetName: 'kairos-a-core-amd64-generic-v3.3.6.iso.sha256.pem',
    };
    expect(commandsOf({ tag: 'v3.3.6', arch: 'arm64', certificate })['image-signature']).toContain(
      'release-arm.yaml@refs/tags/v3.3.6',
    );
    expect(commandsOf({ tag: 'v3.3.6', arch: 'amd64', certificate })['image-signature']).toContain(
      'https://x.example',
    );
    expect(commandsOf({ tag: 'v4.2.0', arch: 'arm64', certificate })['image-signature']).toContain(
      'https://x.example',
    );
  });

  it('has no command if neither a certificate nor a rule gives the signer', () => {
    const found = verificationsFor({ ...request, tag: 'v1.6.0' });
    expect(found.filter(({ standing }) => standing === 'unknown').map(({ id }) => id)).toEqual([
      'file-signature',
      'image-signature',
    ]);
    for (const { standing, command, expected } of found) {
      if (standing === 'unknown') expect([command, expected]).toEqual([null, '']);
    }
  });

  it('has unknown checks for a file without checksum and signature', () => {
    const found = verificationsFor({ ...request, assetNames: [ISO], imageReference: null });
    expect(found.map(({ id, standing }) => [id, standing])).toEqual([
      ['checksum', 'unknown'],
      ['file-signature', 'unknown'],
    ]);
  });

  it('uses the list of checksums of other components', () => {
    const fileName = 'immucore-v0.11.3-linux-amd64.tar.gz';
    const assetNames = [fileName, 'immucore-v0.11.3-checksums.txt'];
    const changes = {
      componentId: 'immucore',
      tag: 'v0.11.3',
      fileName,
      assetNames,
      imageReference: null,
    };
    expect(commandsOf(changes)['checksum']).toBe(
      'sha256sum -c --ignore-missing immucore-v0.11.3-checksums.txt',
    );
  });

  it.each([
    ['v3.3.6', 'core', 'amd64', 'holds', true],
    ['v3.3.6', 'core', 'arm64', 'not-for-this-release', false],
    ['v2.3.2', 'core', 'arm64', 'not-for-this-release', true],
    ['v3.3.6', 'standard', 'amd64', 'not-for-this-release', false],
    ['v3.4.0', 'core', 'amd64', 'not-for-this-release', false],
    ['v1.6.0', 'core', 'amd64', 'not-for-this-release', false],
  ] as const)(
    'shows the documented command for %s %s %s as %s',
    (tag, variant, arch, standing, isAttested) => {
      const found = verificationsFor({ ...request, tag, variant, arch });
      expect(found.find(({ id }) => id === 'documented-command')?.standing).toBe(standing);
      expect(found.some(({ id }) => id === 'image-sbom-attestation')).toBe(isAttested);
      expect(hasCosignAttestation({ componentId: 'kairos', tag, variant, arch })).toBe(isAttested);
    },
  );

  it.each(['  artifacts/', ' *artifacts/', '  '])(
    'checks a file in a real shell if its checksum has %j before the name',
    (separator) => {
      const folder = mkdtempSync(join(tmpdir(), 'checksum-'));
      try {
        const hash = createHash('sha256').update('disk').digest('hex');
        writeFileSync(join(folder, ISO), 'disk');
        writeFileSync(join(folder, `${ISO}.sha256`), `${hash}${separator}${ISO}\n`);
        const command = commandsOf({ tag: 'v4.3.0' })['checksum'] ?? 'false';
        const output = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
        expect(output).toBe(`${ISO}: OK\n`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
