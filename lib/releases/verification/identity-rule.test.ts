import { describe, expect, it } from 'vitest';

import { identityByRule } from './identity-rule';
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
const arm64 = { arch: 'arm64' } as const;
const rpi4 = { arch: 'arm64', model: 'rpi4' } as const;
const agx = { arch: 'arm64', model: 'nvidia-jetson-agx-orin' } as const;
const uki = { trustedBoot: true } as const;
const WORKFLOWS = 'https://github.com/kairos-io';

function subjectOf(artifact: SignedArtifact): string | null {
  return identityByRule(artifact)?.subject.value ?? null;
}

describe('identityByRule', () => {
  it.each<[string, SignedArtifact, string]>([
    ['core v0.57.0', { ...core, tag: 'v0.57.0' }, 'kairos/release.yaml@refs/tags/v0.57.0'],
    ['core v1.6.0', { ...core, tag: 'v1.6.0' }, 'kairos/release.yaml@refs/tags/v1.6.0'],
    [
      'core arm64 v1.5.0',
      { ...core, tag: 'v1.5.0', ...arm64 },
      'kairos/release-arm.yaml@refs/tags/v1.5.0',
    ],
    [
      'standard v1.6.0',
      { ...standard, tag: 'v1.6.0' },
      'provider-kairos/release.yaml@refs/tags/v1.6.0',
    ],
    [
      'standard arm64 v2.3.1',
      { ...standard, tag: 'v2.3.1', ...arm64 },
      'provider-kairos/release-arm.yaml@refs/tags/v2.3.1',
    ],
    [
      'an artifact of provider-kairos v2.3.1',
      { ...standard, componentId: 'provider-kairos', tag: 'v2.3.1', variant: null },
      'provider-kairos/release.yaml@refs/tags/v2.3.1',
    ],
    ['core v2.3.1', { ...core, tag: 'v2.3.1' }, 'kairos/release.yaml@refs/tags/v2.3.1'],
    [
      'core arm64 v2.3.2',
      { ...core, tag: 'v2.3.2', ...rpi4 },
      'kairos/release-arm.yaml@refs/tags/v2.3.2',
    ],
    ['standard v2.4.0', { ...standard, tag: 'v2.4.0' }, 'kairos/release.yaml@refs/tags/v2.4.0'],
    ['core v3.3.6', { ...core, tag: 'v3.3.6' }, 'kairos/release.yaml@refs/tags/v3.3.6'],
    [
      'trusted boot v3.3.6',
      { ...core, ...uki, tag: 'v3.3.6' },
      'kairos/release.yaml@refs/tags/v3.3.6',
    ],
    [
      'Raspberry Pi v3.2.4',
      { ...standard, ...rpi4, tag: 'v3.2.4' },
      'kairos/release-arm.yaml@refs/tags/v3.2.4',
    ],
    [
      'Jetson v2.4.3',
      { ...core, ...agx, tag: 'v2.4.3' },
      'kairos/reusable-docker-arm-build.yaml@refs/tags/v2.4.3',
    ],
    [
      'Jetson v3.2.4',
      { ...core, ...agx, tag: 'v3.2.4' },
      'kairos/reusable-docker-arm-build.yaml@refs/tags/v3.2.4',
    ],
    [
      'Raspberry Pi v3.3.0',
      { ...core, ...rpi4, tag: 'v3.3.0' },
      'kairos/reusable-docker-arm-build.yaml@refs/tags/v3.3.0',
    ],
    [
      'generic arm64 v3.3.6',
      { ...core, ...arm64, tag: 'v3.3.6' },
      'kairos/reusable-docker-arm-build.yaml@refs/tags/v3.3.6',
    ],
    [
      'standard arm64 v3.4.0',
      { ...standard, ...arm64, tag: 'v3.4.0' },
      'kairos/reusable-release.yaml@refs/tags/v3.4.0',
    ],
    ['core v3.5.0', { ...core, tag: 'v3.5.0' }, 'kairos/reusable-release.yaml@refs/tags/v3.5.0'],
    [
      'core v3.5.1',
      { ...core, tag: 'v3.5.1' },
      'kairos-factory-action/reusable-factory.yaml@50727b6b5d97cf8f77e218eaf82b9362c24b3fd8',
    ],
    [
      'core v3.7.2',
      { ...core, tag: 'v3.7.2' },
      'kairos-factory-action/reusable-factory.yaml@583ec0586948b7b8e7692f6db22e902b373d48f3',
    ],
    [
      'core v4.2.0',
      core,
      'kairos-factory-action/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3',
    ],
    ['core v4.3.0', { ...core, tag: 'v4.3.0' }, 'kairos/reusable-factory.yaml@refs/tags/v4.3.0'],
  ])('gives the signer of %s', (_what, artifact, subject) => {
    const path = subject.replace('/', '/.github/workflows/');
    expect(subjectOf(artifact)).toBe(`${WORKFLOWS}/${path}`);
  });

  it('gives the signer without board and boot mode if it does not depend on them', () => {
    const subject = subjectOf({ componentId: 'kairos', tag: 'v3.3.6', variant: 'core', ...arm64 });
    expect(subject).toBe(
      `${WORKFLOWS}/kairos/.github/workflows/reusable-docker-arm-build.yaml@refs/tags/v3.3.6`,
    );
    const { model: _model, trustedBoot: _boot, ...amd64 } = core;
    expect(subjectOf({ ...amd64, tag: 'v3.3.6' })).toContain('/release.yaml@refs/tags/v3.3.6');
  });

  it.each<[string, SignedArtifact]>([
    ['generic arm64 of v2.4.0, which is not signed', { ...core, ...arm64, tag: 'v2.4.0' }],
    ['generic arm64 of v3.2.4, which is not signed', { ...standard, ...arm64, tag: 'v3.2.4' }],
    ['arm64 of v3.2.4 with an unknown board', { ...core, ...arm64, tag: 'v3.2.4', model: null }],
    ['Jetson of v2.4.2, about which no workflow was read', { ...core, ...agx, tag: 'v2.4.2' }],
    ['v2.3.1 with an unknown variant', { ...core, tag: 'v2.3.1', variant: null }],
    ['v3.3.6 with an unknown architecture', { ...core, tag: 'v3.3.6', arch: null }],
    ['a version before v0.57.0', { ...core, tag: 'v0.56.0' }],
    ['c3os', { ...core, tag: 'v1.24.3-56' }],
    ['a tag with a leading zero', { ...core, tag: 'v04.2.0' }],
    ['a tag that is not a version', { ...core, tag: 'latest' }],
    ['another component', { ...core, componentId: 'immucore' }],
    ['the factory itself', { ...core, componentId: 'kairos-factory-action' }],
    ['provider-kairos after v2.3', { ...core, componentId: 'provider-kairos', tag: 'v2.16.4' }],
  ])('has no signer for %s', (_what, artifact) => {
    expect(subjectOf(artifact)).toBeNull();
  });

  it('allows both commits if the workflows of a release use two', () => {
    const value = subjectOf({ ...core, tag: 'v3.7.0' }) ?? '';
    const base = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml`;
    expect(`${base}@13210e132aab7e25564ff2da35dc618c9f41c96e`).toMatch(new RegExp(value));
    expect(`${base}@583ec0586948b7b8e7692f6db22e902b373d48f3`).toMatch(new RegExp(value));
    expect(`${base}@${'0'.repeat(40)}`).not.toMatch(new RegExp(value));
  });

  it('allows any commit of the factory, and nothing else, if the commit is unknown', () => {
    const value = subjectOf({ ...core, tag: 'v4.1.3' }) ?? '';
    const base = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml`;
    expect(`${base}@${'0'.repeat(40)}`).toMatch(new RegExp(value));
    expect(`${base}@${'0'.repeat(40)}x`).not.toMatch(new RegExp(value));
    expect(`x${base}@${'0'.repeat(40)}`).not.toMatch(new RegExp(value));
    expect(`${base.replace('github.com', 'githubxcom')}@${'0'.repeat(40)}`).not.toMatch(
      new RegExp(value),
    );
  });

  it.each([
    ['v3.4.0-rc1', 'kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.4.0-rc1'],
    ['v4.3.0-rc1', 'kairos/.github/workflows/reusable-factory.yaml@refs/tags/v4.3.0-rc1'],
  ])('gives %s the signer of the release that it leads to, as derived', (tag, subject) => {
    expect(subjectOf({ ...core, tag })).toBe(`${WORKFLOWS}/${subject}`);
    expect(identityByRule({ ...core, tag })?.isDerived).toBe(true);
  });

  it('marks rules as derived that have not been observed', () => {
    expect(identityByRule({ ...core, tag: 'v3.4.0' })?.isDerived).toBe(false);
    expect(identityByRule({ ...core, tag: 'v4.2.0' })?.isDerived).toBe(true);
  });

  it.each([
    ['v3.3.6', null],
    ['v3.5.0', 'kairos-io/kairos'],
    ['v4.2.0', 'kairos-io/kairos'],
    ['v4.3.0', 'kairos-io/kairos'],
  ])(
    'requires the repository that calls the workflow of %s if any repository can call it',
    (tag, caller) => {
      expect(identityByRule({ ...core, tag })?.callerRepository).toBe(caller);
    },
  );
});
