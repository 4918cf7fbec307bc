import { describe, expect, it } from 'vitest';

import { identityByRule, type SignedArtifact } from './identity-rule';

const core: SignedArtifact = {
  componentId: 'kairos',
  tag: 'v4.2.0',
  variant: 'core',
  arch: 'amd64',
};
const WORKFLOWS = 'https://github.com/kairos-io';

function subjectOf(changes: Partial<SignedArtifact>): string | null {
  return identityByRule({ ...core, ...changes })?.subject.value ?? null;
}

describe('identityByRule', () => {
  it.each<[Partial<SignedArtifact>, string]>([
    [{ tag: 'v2.3.1' }, 'kairos/.github/workflows/release.yaml@refs/tags/v2.3.1'],
    [
      { tag: 'v2.3.1', arch: 'arm64' },
      'kairos/.github/workflows/release-arm.yaml@refs/tags/v2.3.1',
    ],
    [
      { tag: 'v2.3.1', variant: 'standard' },
      'provider-kairos/.github/workflows/release.yaml@refs/tags/v2.3.1',
    ],
    [
      { tag: 'v2.4.0', variant: 'standard' },
      'kairos/.github/workflows/release.yaml@refs/tags/v2.4.0',
    ],
    [{ tag: 'v3.3.6' }, 'kairos/.github/workflows/release.yaml@refs/tags/v3.3.6'],
    [{ tag: 'v3.4.0' }, 'kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.4.0'],
    [{ tag: 'v3.5.0' }, 'kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.5.0'],
    [
      { tag: 'v3.7.2' },
      'kairos-factory-action/.github/workflows/reusable-factory.yaml@583ec0586948b7b8e7692f6db22e902b373d48f3',
    ],
    [
      { tag: 'v4.2.0' },
      'kairos-factory-action/.github/workflows/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3',
    ],
    [{ tag: 'v4.3.0' }, 'kairos/.github/workflows/reusable-factory.yaml@refs/tags/v4.3.0'],
  ])('gives the workflow for %o', (artifact, subject) => {
    expect(subjectOf(artifact)).toBe(`${WORKFLOWS}/${subject}`);
  });

  it('allows both commits if the workflows of a release use two', () => {
    const value = subjectOf({ tag: 'v3.7.0' }) ?? '';
    const base = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml`;
    expect(`${base}@13210e132aab7e25564ff2da35dc618c9f41c96e`).toMatch(new RegExp(value));
    expect(`${base}@583ec0586948b7b8e7692f6db22e902b373d48f3`).toMatch(new RegExp(value));
    expect(`${base}@${'0'.repeat(40)}`).not.toMatch(new RegExp(value));
  });

  it('allows any commit of the factory, and nothing else, if the commit is unknown', () => {
    const value = subjectOf({ tag: 'v4.1.3' }) ?? '';
    const base = `${WORKFLOWS}/kairos-factory-action/.github/workflows/reusable-factory.yaml`;
    expect(`${base}@${'0'.repeat(40)}`).toMatch(new RegExp(value));
    expect(`${base}@${'0'.repeat(40)}x`).not.toMatch(new RegExp(value));
    expect(`x${base}@${'0'.repeat(40)}`).not.toMatch(new RegExp(value));
    expect(`${base.replace('github.com', 'githubxcom')}@${'0'.repeat(40)}`).not.toMatch(
      new RegExp(value),
    );
  });

  it.each<Partial<SignedArtifact>>([
    { tag: 'v1.6.0' },
    { tag: 'v1.24.3-56' },
    { tag: 'v04.2.0' },
    { tag: 'latest' },
    { componentId: 'immucore' },
    { componentId: 'provider-kairos', tag: 'v2.16.4' },
    { tag: 'v2.3.1', variant: null },
    { tag: 'v3.3.6', arch: null },
  ])('has no rule for %o', (artifact) => {
    expect(subjectOf(artifact)).toBeNull();
  });

  it.each([
    ['v3.4.0-rc1', 'kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.4.0-rc1'],
    ['v4.3.0-rc1', 'kairos/.github/workflows/reusable-factory.yaml@refs/tags/v4.3.0-rc1'],
  ])('gives %s the signer of the release that it leads to, as derived', (tag, subject) => {
    expect(subjectOf({ tag })).toBe(`${WORKFLOWS}/${subject}`);
    expect(identityByRule({ ...core, tag })?.isDerived).toBe(true);
  });

  it('marks rules as derived that have not been observed', () => {
    expect(identityByRule({ ...core, tag: 'v3.4.0' })?.isDerived).toBe(false);
    expect(identityByRule({ ...core, tag: 'v4.2.0' })?.isDerived).toBe(true);
  });
});
