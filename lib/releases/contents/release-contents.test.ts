import { describe, expect, it } from 'vitest';

import { assetOf, releaseOf } from '@/lib/releases/list/releases.fixture';

import { releaseContents } from './release-contents';

const contentsOf = (tag: string, files: readonly string[] = [], component = 'kairos') =>
  Object.fromEntries(
    releaseContents(releaseOf(tag, '2026-01-01', { assets: files.map(assetOf) }), component).map(
      ({ program, versions, basis }) => [program, `${versions.join(' ')} (${basis})`],
    ),
  );

describe('releaseContents', () => {
  it.each([
    ['v3.5.9', { 'kairos-agent': 'v2.24.10 (pinned)', immucore: 'v0.11.3 (pinned)' }],
    ['v4.2.0', { 'kairos-init': 'v0.17.2 (pinned)', auroraboot: 'v0.26.2 (pinned)' }],
    ['v3.5.7', { auroraboot: 'v0.13.0 (dates)' }],
    ['v3.5.10', { auroraboot: 'v0.14.0 v0.15.0 (dates)' }],
    ['v3.0.11', { framework: 'v2.7.33 (pinned)' }],
    ['v4.3.0', { 'kairos-init': 'v4.3.0 (rule)', 'kairos-agent': 'v4.3.0 (rule)' }],
  ])('lists what %s was built with', (tag, programs) => {
    expect(contentsOf(tag)).toMatchObject(programs);
  });

  it('lists Hadron and every Kubernetes that its files are named after, latest first', () => {
    const files = [
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.34.11+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0.iso',
    ];
    expect(contentsOf('v4.3.0', files)).toMatchObject({
      hadron: 'v0.5.1 (files)',
      k3s: 'v1.36.4+k3s1 v1.34.11+k3s1 (files)',
      k0s: 'v1.36.4+k0s.0 (files)',
    });
  });

  it('lists no k0s where no file is named after it', () => {
    const files = ['kairos-hadron-v0.0.4-standard-amd64-generic-v4.0.3-k3sv1.35.2+k3s1.iso'];
    expect(contentsOf('v4.0.3', files)).not.toHaveProperty('k0s');
  });

  it.each([
    ['a release that was not read', 'v3.9.0', 'kairos'],
    ['a tag of c3os', 'v1.24.3-56', 'kairos'],
    ['another component', 'v2.24.10', 'kairos-agent'],
  ])('lists nothing for %s', (_, tag, component) => {
    expect(contentsOf(tag, [], component)).toEqual({});
  });
});
