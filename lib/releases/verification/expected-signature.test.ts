import { describe, expect, it } from 'vitest';

import { expectedSignature, type ExpectedSignature } from './expected-signature';
import type { SignedArtifact } from './model';

const core: SignedArtifact = {
  componentId: 'kairos',
  tag: 'v4.2.0',
  variant: 'core',
  arch: 'amd64',
  model: 'generic',
  trustedBoot: false,
};
const standard = { ...core, variant: 'standard' } as const;
const arm64 = { ...core, arch: 'arm64' } as const;
const rpi4 = { ...arm64, model: 'rpi4' } as const;
const jetson = { ...arm64, model: 'nvidia-jetson-orin-nx' } as const;
const uki = { ...core, trustedBoot: true } as const;

describe('expectedSignature of an image', () => {
  it.each<[string, SignedArtifact, ExpectedSignature['kind']]>([
    ['core of v1.6.0', { ...core, tag: 'v1.6.0' }, 'image-signature'],
    ['core of v2.0.0', { ...core, tag: 'v2.0.0' }, 'sbom-attestation'],
    ['core of v2.4.0', { ...core, tag: 'v2.4.0' }, 'sbom-attestation'],
    ['core of v3.3.6', { ...core, tag: 'v3.3.6' }, 'sbom-attestation'],
    ['core of v3.3.6-rc1', { ...core, tag: 'v3.3.6-rc1' }, 'sbom-attestation'],
    ['core of v3.4.0', { ...core, tag: 'v3.4.0' }, 'image-signature'],
    ['core arm64 of v2.0.0', { ...rpi4, tag: 'v2.0.0' }, 'sbom-attestation'],
    ['core arm64 of v2.3.2', { ...arm64, tag: 'v2.3.2' }, 'sbom-attestation'],
    ['standard of v2.3.2', { ...standard, tag: 'v2.3.2' }, 'image-signature'],
    ['standard of v3.3.6', { ...standard, tag: 'v3.3.6' }, 'image-signature'],
    ['trusted boot of v3.0.0', { ...uki, tag: 'v3.0.0' }, 'image-signature'],
    ['trusted boot of v3.3.6', { ...uki, tag: 'v3.3.6' }, 'image-signature'],
    ['Raspberry Pi of v2.4.0', { ...rpi4, tag: 'v2.4.0' }, 'image-signature'],
    ['Raspberry Pi of v3.3.6', { ...rpi4, tag: 'v3.3.6' }, 'image-signature'],
    ['Jetson of v2.4.2', { ...jetson, tag: 'v2.4.2' }, 'unknown'],
    ['Jetson of v2.4.3', { ...jetson, tag: 'v2.4.3' }, 'image-signature'],
    ['generic arm64 of v2.4.0', { ...arm64, tag: 'v2.4.0' }, 'none'],
    ['generic arm64 of v3.2.4', { ...arm64, tag: 'v3.2.4' }, 'none'],
    ['generic arm64 of v3.3.0', { ...arm64, tag: 'v3.3.0' }, 'image-signature'],
    ['arm64 of v3.2.4 with an unknown board', { ...arm64, tag: 'v3.2.4', model: null }, 'unknown'],
    [
      'core of v3.3.6 with an unknown boot mode',
      { ...core, tag: 'v3.3.6', trustedBoot: null },
      'unknown',
    ],
    ['Jetson of v4.2.0', jetson, 'image-signature'],
    ['another component', { ...core, componentId: 'auroraboot' }, 'unknown'],
    ['a tag that is not a version', { ...core, tag: 'master' }, 'unknown'],
  ])('%s', (_what, artifact, kind) => {
    expect(expectedSignature(artifact, 'image').kind).toBe(kind);
  });

  it.each([
    ['v2.0.0', 'cosign', [2, 3]],
    ['v4.2.0', 'cosign', [2, 3]],
    ['v4.3.0', null, [3]],
  ])('says which cosign verifies an image of %s', (tag, format, cosign) => {
    expect(expectedSignature({ ...core, tag }, 'image')).toMatchObject({ format, cosign });
  });
});

describe('expectedSignature of an ISO', () => {
  it.each<[string, SignedArtifact, readonly string[] | 'none' | 'unknown']>([
    ['core of v1.6.0', { ...core, tag: 'v1.6.0' }, ['sig', 'pem']],
    ['core of v3.3.6', { ...core, tag: 'v3.3.6' }, ['sig', 'pem']],
    ['standard of v3.3.6', { ...standard, tag: 'v3.3.6' }, 'none'],
    ['trusted boot of v3.3.6', { ...uki, tag: 'v3.3.6' }, 'unknown'],
    ['core of v3.5.0', { ...core, tag: 'v3.5.0' }, ['sig', 'pem']],
    ['core of v3.5.1', { ...core, tag: 'v3.5.1' }, ['sig']],
    ['core of v3.5.10', { ...core, tag: 'v3.5.10' }, ['sig']],
    ['standard of v3.6.0', { ...standard, tag: 'v3.6.0' }, ['sig']],
    ['core arm64 of v3.7.0', { ...arm64, tag: 'v3.7.0' }, ['sig', 'pem', 'bundle']],
    ['core of v4.2.0', core, ['sig', 'pem', 'bundle']],
    ['core of v4.3.0', { ...core, tag: 'v4.3.0' }, ['bundle']],
    ['another component', { ...core, componentId: 'provider-kairos' }, 'unknown'],
  ])('%s', (_what, artifact, files) => {
    const expected = expectedSignature(artifact, 'iso');
    expect(expected.kind === 'checksum-signature' ? expected.files : expected.kind).toEqual(files);
  });
});
