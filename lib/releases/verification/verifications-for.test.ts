import { describe, expect, it } from 'vitest';

import type { Verification, VerificationRequest } from './model';
import { verificationsFor } from './verifications-for';

const ISSUER = '--certificate-oidc-issuer https://token.actions.githubusercontent.com';
const CALLER = '--certificate-github-workflow-repository kairos-io/kairos';
const WORKFLOWS = 'https://github.com/kairos-io';
const FACTORY = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3`;
const KAIROS = `${WORKFLOWS}/kairos/.github/workflows`;

/** A request for `kairos-<words>.iso` and its image, with the endings of the assets of the ISO. */
function requestFor(
  words: string,
  image: string,
  { endings = '', ...changes }: Partial<VerificationRequest> & { readonly endings?: string } = {},
): VerificationRequest {
  const fileName = `kairos-${words}.iso`;
  const tag = /v\d+\.\d+\.\d+$/.exec(words)?.[0] ?? '';
  const assetNames = ['', '.sha256', ...endings.split(' ').filter(Boolean)].map(
    (ending) => `${fileName}${ending}`,
  );
  return {
    componentId: 'kairos',
    tag,
    variant: words.includes('standard') ? 'standard' : 'core',
    arch: words.includes('arm64') ? 'arm64' : 'amd64',
    assetNames,
    fileName,
    imageReference: `quay.io/kairos/${image}`,
    certificate: null,
    ...changes,
  };
}

const SIGNED = '.sha256.sig .sha256.pem';
const BUNDLED = `${SIGNED} .sha256.bundle`;
const V420 = requestFor(
  'hadron-v0.5.1-core-amd64-generic-v4.2.0',
  'hadron:v0.5.1-core-amd64-generic-v4.2.0',
  { endings: BUNDLED },
);
const V336 = requestFor(
  'ubuntu-24.04-core-amd64-generic-v3.3.6',
  'ubuntu:24.04-core-amd64-generic-v3.3.6',
  { endings: SIGNED },
);

function checksOf(request: VerificationRequest): Readonly<Record<string, Verification>> {
  return Object.fromEntries(verificationsFor(request).map((check) => [check.id, check]));
}

/** The checks whose commands work. */
function workingOf(request: VerificationRequest): readonly string[] {
  return verificationsFor(request)
    .filter(({ standing }) => standing === 'holds')
    .map(({ id }) => id);
}

describe('verificationsFor', () => {
  it('checks a file by its checksum and bundle, and an image by its signature', () => {
    const { checksum, ...signed } = checksOf(V420);
    const ISO = V420.fileName;
    expect(checksum?.command).toBe(`sha256sum -c ${ISO}.sha256`);
    expect(signed['file-signature']).toMatchObject({
      command: `cosign verify-blob --bundle ${ISO}.sha256.bundle --certificate-identity ${FACTORY} ${ISSUER} ${CALLER} ${ISO}.sha256`,
      tool: 'cosign 2 or 3',
    });
    expect(signed['image-signature']).toMatchObject({
      command: `cosign verify --certificate-identity ${FACTORY} ${ISSUER} ${CALLER} ${V420.imageReference}`,
      tool: 'cosign 2 or 3',
    });
  });

  it('has the tool of every command that works', () => {
    const tools = verificationsFor(V420)
      .filter(({ standing }) => standing === 'holds')
      .map(({ tool }) => tool);
    expect(tools).toEqual(['GNU sha256sum', 'cosign 2 or 3', 'cosign 2 or 3']);
  });

  it('has only unknown checks for a file without checksum and signature', () => {
    const { fileName } = V420;
    const found = verificationsFor({
      ...V420,
      assetNames: [fileName ?? ''],
      imageReference: null,
    });
    expect(found.map(({ id, standing, command }) => [id, standing, command])).toEqual([
      ['checksum', 'unknown', null],
      ['file-signature', 'unknown', null],
    ]);
  });

  it('uses the list of checksums of other components', () => {
    const fileName = 'immucore-v0.11.3-linux-amd64.tar.gz';
    const { checksum } = checksOf({
      ...V420,
      componentId: 'immucore',
      tag: 'v0.11.3',
      fileName,
      assetNames: [fileName, 'immucore-v0.11.3-checksums.txt'],
      imageReference: null,
    });
    expect(checksum?.command).toBe('sha256sum -c --ignore-missing immucore-v0.11.3-checksums.txt');
  });

  it('quotes names for the shell', () => {
    const { command } = checksOf({ ...V420, imageReference: 'quay.io/kairos/a; id:x' })[
      'image-signature'
    ] ?? { command: null };
    expect(command).toMatch(/ 'quay\.io\/kairos\/a; id:x'$/);
  });
});

describe('the signature of an image', () => {
  it.each<[string, VerificationRequest, readonly string[]]>([
    ['core amd64 of v3.3.6 has only an attestation', V336, ['image-sbom-attestation']],
    [
      'core amd64 of v2.0.0 has only an attestation',
      requestFor('fedora-v2.0.0', 'core-fedora:v2.0.0'),
      ['image-sbom-attestation'],
    ],
    [
      'core arm64 of v2.3.2 has only an attestation',
      requestFor('opensuse-leap-arm-rpi-v2.3.2', 'core-opensuse-leap-arm-rpi:v2.3.2', {
        arch: 'arm64',
      }),
      ['image-sbom-attestation'],
    ],
    [
      'trusted boot of v3.3.6 has only a signature',
      requestFor(
        'ubuntu-24.04-core-amd64-generic-v3.3.6',
        'ubuntu:24.04-core-amd64-generic-v3.3.6-uki',
      ),
      ['image-signature'],
    ],
    [
      'standard amd64 of v3.3.6 has only a signature',
      requestFor(
        'ubuntu-24.04-standard-amd64-generic-v3.3.6',
        'ubuntu:24.04-standard-amd64-generic-v3.3.6-k3sv1.32.1-k3s1',
      ),
      ['image-signature'],
    ],
    [
      'generic arm64 of v3.2.4 has nothing',
      requestFor(
        'opensuse-leap-15.6-core-arm64-generic-v3.2.4',
        'opensuse:leap-15.6-core-arm64-generic-v3.2.4',
      ),
      [],
    ],
    [
      'Raspberry Pi of v3.2.4 has a signature',
      requestFor('alpine-3.19-core-arm64-rpi4-v3.2.4', 'alpine:3.19-core-arm64-rpi4-v3.2.4'),
      ['image-signature'],
    ],
    [
      'Jetson of v3.2.4 has a signature',
      requestFor(
        'ubuntu-20.04-core-arm64-nvidia-jetson-agx-orin-v3.2.4',
        'ubuntu:20.04-core-arm64-nvidia-jetson-agx-orin-v3.2.4',
      ),
      ['image-signature'],
    ],
    [
      'core of v1.6.0 has a signature',
      requestFor('alpine-ubuntu-v1.6.0', 'core-alpine-ubuntu:v1.6.0'),
      ['image-signature'],
    ],
    [
      'core of v4.3.0 has a signature',
      requestFor(
        'hadron-v0.5.1-core-amd64-generic-v4.3.0',
        'hadron:v0.5.1-core-amd64-generic-v4.3.0',
      ),
      ['image-signature'],
    ],
  ])('%s', (_rule, request, working) => {
    const found = workingOf(request).filter((id) => id.startsWith('image-'));
    expect(found).toEqual(working);
  });

  it('says that an attested image is not signed, and points at the attestation', () => {
    const checks = checksOf(V336);
    expect(checks['image-signature']).toMatchObject({
      standing: 'not-for-this-release',
      command: null,
      note: expect.stringMatching(/^This image is not signed.*verify the attestation/),
    });
    expect(checks['image-sbom-attestation']).toMatchObject({
      command: `cosign verify-attestation --type spdx --certificate-identity ${KAIROS}/release.yaml@refs/tags/v3.3.6 ${ISSUER} ${V336.imageReference}`,
      tool: 'cosign 2 or 3',
    });
    for (const { command, standing } of Object.values(checks)) {
      if (command?.startsWith('cosign verify ')) expect(standing).not.toBe('holds');
    }
  });

  it('says that an unsigned image has nothing to verify', () => {
    const { 'image-signature': check } = checksOf(
      requestFor(
        'opensuse-leap-15.6-core-arm64-generic-v3.2.4',
        'opensuse:leap-15.6-core-arm64-generic-v3.2.4',
      ),
    );
    expect(check).toMatchObject({ standing: 'not-for-this-release', command: null });
    expect(check?.note).toContain('not signed');
  });

  it('is unknown if the rules do not reach the release', () => {
    const { 'image-signature': check } = checksOf({
      ...V336,
      tag: 'v0.1.0',
      imageReference: 'quay.io/kairos/core-fedora:v0.1.0',
    });
    expect(check).toMatchObject({ standing: 'unknown', command: null });
  });

  it('needs cosign 3 if the release has Sigstore bundles only, or if the cosign that signed is unknown', () => {
    const words = 'hadron-v0.5.1-core-amd64-generic-v4.3.0';
    const image = 'hadron:v0.5.1-core-amd64-generic-v4.3.0';
    const bundled = checksOf(requestFor(words, image, { endings: '.sha256.bundle' }));
    expect(bundled['image-signature']).toMatchObject({
      tool: 'cosign 3',
      note: expect.stringContaining('cosign 2 does not look for it'),
    });
    const unknown = checksOf(requestFor(words, image));
    expect(unknown['image-signature']).toMatchObject({
      tool: 'cosign 3',
      note: expect.stringContaining('cosign 3 verifies both'),
    });
    const old = checksOf(requestFor(words, image, { endings: BUNDLED }));
    expect(old['image-signature']?.tool).toBe('cosign 2 or 3');
  });
});

describe('the signature of a file', () => {
  const v360 = (endings: string) =>
    requestFor('alpine-3.21-core-amd64-generic-v3.6.0', 'alpine:3.21-core-amd64-generic-v3.6.0', {
      endings,
    });
  const v430 = (endings: string) =>
    requestFor(
      'hadron-v0.5.1-core-amd64-generic-v4.3.0',
      'hadron:v0.5.1-core-amd64-generic-v4.3.0',
      { endings },
    );

  it('uses certificate and signature if the release has no bundle', () => {
    expect(checksOf(V336)['file-signature']?.command).toContain(
      `--certificate ${V336.fileName}.sha256.pem --signature ${V336.fileName}.sha256.sig`,
    );
  });

  it('uses the signature of the file if its checksum has none', () => {
    const request = requestFor('fedora-v2.0.0', 'core-fedora:v2.0.0', { endings: '.sig .pem' });
    expect(checksOf(request)['file-signature']?.command).toMatch(/-v2\.0\.0\.iso$/);
  });

  it('says that a certificate is missing, never that there is no signature', () => {
    const { 'file-signature': check } = checksOf(v360('.sha256.sig'));
    expect(check).toMatchObject({ standing: 'unknown', command: null });
    expect(check?.note).toMatch(/^The release has \S+\.sha256\.sig\. It does not have \S+\.pem/);
    expect(check?.note).toContain('did not upload it');
    expect(check?.source).toContain('kairos-factory-action');
  });

  it('says that a signature is missing if only its certificate is there', () => {
    const { 'file-signature': check } = checksOf(v360('.sha256.pem'));
    expect(check?.note).toMatch(/^The release has \S+\.pem\. It does not have \S+\.sig/);
  });

  it('uses a bundle without signature and certificate, with cosign 3, and misses nothing', () => {
    const request = v430('.sha256.bundle');
    const { 'file-signature': check } = checksOf(request);
    expect(check).toMatchObject({
      standing: 'holds',
      command: expect.stringContaining(
        `cosign verify-blob --bundle ${request.fileName}.sha256.bundle `,
      ),
      tool: 'cosign 3',
    });
    expect(check?.note).not.toContain('does not have');
  });

  it('uses the format of a bundle that was read', () => {
    const request = v430('.sha256.bundle');
    const certificate = {
      subjectAlternativeName: `${KAIROS}/reusable-factory.yaml@refs/tags/v4.3.0`,
      issuer: null,
      assetName: `${request.fileName}.sha256.bundle`,
      bundle: 'cosign',
    } as const;
    expect(checksOf({ ...request, certificate })['file-signature']?.tool).toBe('cosign 2 or 3');
  });

  it('says that upstream does not sign standard ISOs up to v3.3.6', () => {
    const request = requestFor(
      'ubuntu-24.04-standard-amd64-generic-v3.3.6',
      'ubuntu:24.04-standard-amd64-generic-v3.3.6-k3sv1.32.1-k3s1',
    );
    expect(checksOf(request)['file-signature']).toMatchObject({
      standing: 'not-for-this-release',
      command: null,
      note: expect.stringContaining('standard ISOs are not signed'),
    });
  });

  it('has no command if the signer is unknown', () => {
    const fileName = 'immucore-v0.11.3-linux-amd64.tar.gz';
    const { 'file-signature': check } = checksOf({
      ...V420,
      componentId: 'immucore',
      tag: 'v0.11.3',
      fileName,
      assetNames: [fileName, `${fileName}.sig`, `${fileName}.pem`],
      imageReference: null,
    });
    expect(check).toMatchObject({ standing: 'unknown', command: null });
  });
});

describe('the signer in a certificate', () => {
  const asset = `${V420.fileName}.sha256.pem`;
  const certificateOf = (subjectAlternativeName: string, assetName = asset) => ({
    subjectAlternativeName,
    issuer: 'https://token.actions.githubusercontent.com',
    assetName,
  });

  it('comes before the rule, and a difference is said', () => {
    const certificate = certificateOf(`${KAIROS}/it's.yaml@refs/heads/a b`);
    const checks = checksOf({ ...V420, certificate });
    for (const id of ['file-signature', 'image-signature']) {
      expect(checks[id]?.evidence).toBe('certificate');
      expect(checks[id]?.command).toContain(String.raw`${KAIROS}/it'\''s.yaml@refs/heads/a b'`);
      expect(checks[id]?.note).toContain(asset);
      expect(checks[id]?.note).toContain(FACTORY);
    }
  });

  it('that the rule also gives has no difference', () => {
    const { note } = checksOf({ ...V420, certificate: certificateOf(FACTORY) })[
      'image-signature'
    ] ?? { note: '' };
    expect(note).toBe(`The signer is read from ${asset}.`);
  });

  it.each([
    ['outside of kairos-io', 'https://github.com/kairos-io.evil/x/.github/workflows/y.yaml@z'],
    ['that is an email', 'someone@example.org'],
  ])('%s is not required, and the note says so', (_what, subject) => {
    const checks = checksOf({ ...V420, certificate: certificateOf(subject) });
    expect(checks['image-signature']).toMatchObject({ evidence: 'rule' });
    expect(checks['image-signature']?.command).toContain(FACTORY);
    expect(checks['file-signature']?.note).toContain(`its subject ${subject} is not a workflow`);
  });

  it('of another issuer is not required', () => {
    const certificate = { ...certificateOf(FACTORY), issuer: 'https://issuer.example' };
    const { command, evidence } = checksOf({ ...V420, certificate })['image-signature'] ?? {};
    expect([evidence, command?.includes('issuer.example')]).toEqual(['rule', false]);
  });

  it('applies only to artifacts with the same signer by rule', () => {
    const name = 'kairos-ubuntu-24.04-core-amd64-generic-v3.3.6.iso.sha256.pem';
    const certificate = certificateOf(`${KAIROS}/release.yaml@refs/tags/v3.3.6`, name);
    const arm64 = requestFor(
      'ubuntu-24.04-core-arm64-generic-v3.3.6',
      'ubuntu:24.04-core-arm64-generic-v3.3.6',
      { certificate },
    );
    expect(checksOf(arm64)['image-signature']).toMatchObject({
      evidence: 'rule',
      command: expect.stringContaining('reusable-docker-arm-build.yaml@refs/tags/v3.3.6'),
    });
    const standard = requestFor(
      'ubuntu-24.04-standard-amd64-generic-v3.3.6',
      'ubuntu:24.04-standard-amd64-generic-v3.3.6-k3sv1.32.1-k3s1',
      { certificate },
    );
    expect(checksOf(standard)['image-signature']?.evidence).toBe('certificate');
  });

  it('of one architecture does not apply to the other if the release pins two factories', () => {
    const certificate = certificateOf(
      `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml@583ec0586948b7b8e7692f6db22e902b373d48f3`,
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.0.iso.sha256.pem',
    );
    const evidenceOf = (arch: string) =>
      checksOf(
        requestFor(
          `hadron-0.0.1-standard-${arch}-generic-v3.7.0`,
          `hadron:v0.0.1-core-${arch}-generic-v3.7.0`,
          { certificate },
        ),
      )['image-signature']?.evidence;
    expect(['amd64', 'arm64'].map(evidenceOf)).toEqual(['certificate', 'rule']);
  });
});

describe('the documented commands', () => {
  it.each<[string, VerificationRequest, readonly string[]]>([
    ['the one for an image is right for core amd64 of v3.3.6', V336, ['documented-file-command']],
    [
      'the one for a file is right for v3.5.0',
      requestFor('alpine-3.21-core-amd64-generic-v3.5.0', 'alpine:3.21-core-amd64-generic-v3.5.0', {
        endings: SIGNED,
      }),
      ['documented-image-command'],
    ],
    ['both fail for v4.2.0', V420, ['documented-file-command', 'documented-image-command']],
  ])('%s', (_rule, request, failing) => {
    const found = verificationsFor(request).filter(({ id }) => id.startsWith('documented-'));
    expect(found.map(({ id }) => id)).toEqual(failing);
    for (const { standing, expected, note } of found) {
      expect([standing, expected]).toEqual(['not-for-this-release', '']);
      expect(note).not.toBe('');
    }
  });

  it('say why they fail', () => {
    const notes = checksOf(V420);
    expect(notes['documented-file-command']?.note).toContain(
      'The signer is not reusable-release.yaml',
    );
    expect(notes['documented-image-command']?.note).toContain('no attestation');
    const { 'documented-file-command': file } = checksOf({
      ...V420,
      assetNames: V420.assetNames.filter((name) => !/\.(pem|sig)$/.test(name)),
    });
    expect(file?.note).toMatch(/^The release does not have \S+\.pem and \S+\.sig\.$/);
    const { 'documented-image-command': image } = checksOf(
      requestFor('opensuse-leap-arm-rpi-v2.3.2', 'core-opensuse-leap-arm-rpi:v2.3.2', {
        arch: 'arm64',
      }),
    );
    expect(image?.note).toContain('The signer is not release.yaml');
  });
});
