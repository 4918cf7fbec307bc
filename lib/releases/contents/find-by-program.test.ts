import { describe, expect, it } from 'vitest';

import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { findByProgram, programName } from './find-by-program';
import { releaseContents } from './release-contents';

const K3S = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.36.4+k3s1.iso';

const { entries } = readReleases([
  releaseOf('v4.3.0', '2026-09-08', { assets: [assetOf(K3S)] }),
  ...COMPONENT_VERSIONS.map(({ tag, date }) => releaseOf(tag, date ?? '2024-01-01')),
]);

const RELEASES = entries.map((entry) => ({
  entry,
  programs: releaseContents(entry.release, entry.componentId),
}));

const tags = (program: string | null, version: string | null) =>
  findByProgram(RELEASES, { program, version }).map(({ entry }) => entry.release.tag);

describe('findByProgram', () => {
  it.each([
    ['kairos-agent', 'v2.24.10', ['v3.5.8', 'v3.5.9', 'v3.5.10']],
    ['kairos-agent', '2.24.10', ['v3.5.8', 'v3.5.9', 'v3.5.10']],
    ['agent', 'v2.24.10', ['v3.5.8', 'v3.5.9', 'v3.5.10']],
    ['immucore', 'v0.20.4', ['v4.2.0']],
    ['kairosctl', 'v2.16.4', ['v4.2.0']],
    ['kcrypt-challenger', 'v0.12.2', ['v4.0.2', 'v4.0.3']],
    ['hadron', 'v0.0.4', ['v4.0.1', 'v4.0.2', 'v4.0.3']],
    ['k3s', 'v1.36.4+k3s1', ['v4.3.0']],
    ['immucore', 'v4.3.0', ['v4.3.0']],
    ['kairos-agent', 'v9.9.9', []],
    ['nothing', 'v1.0.0', []],
  ])('finds the releases with %s %s', (program, version, expected) => {
    expect(tags(program, version)).toEqual(expected);
  });

  it('finds a version of any program', () => {
    expect(tags(null, 'v0.20.4')).toEqual(['v4.2.0']);
  });

  it('has every release whose component versions are known', () => {
    expect(tags(null, null)).toHaveLength(COMPONENT_VERSIONS.length + 1);
  });
});

describe('programName', () => {
  it.each([
    ['Kairos-Agent', 'kairos-agent'],
    ['agent', 'kairos-agent'],
    ['init', 'kairos-init'],
    ['k3s', 'k3s'],
  ])('reads “%s” as %s', (text, name) => {
    expect(programName(text)).toBe(name);
  });
});
