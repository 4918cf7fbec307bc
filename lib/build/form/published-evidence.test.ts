import { describe, expect, it } from 'vitest';

import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { evidenceOf, withEvidence } from './artifact-evidence';
import { artifactOf } from './checked-artifact.fixture';
import { fixOfContradictions } from './existence-problems';
import type { BuildForm, CheckedForm } from './model';
import { publishedEvidence } from './published-evidence';

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' };
const K0S = { kubernetes: 'k0s', kubernetesVersion: 'v1.36.4+k0s.0' };
const RPI64 = { arch: 'arm64', model: 'rpi64' };
const CORE_ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
const K0S_ISO = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0.iso';

/** A list with one release and its files. */
const listingOf = (tag: string, assets: readonly string[]) =>
  kairosListing({
    entries: readReleases([releaseOf(tag, '2026-09-08', { assets: assets.map(assetOf) })]).entries,
  });

const evidence = (fields: Partial<BuildForm>, assets: readonly string[]) =>
  publishedEvidence(artifactOf(fields), listingOf(fields.version ?? '', assets)).artifact;

describe('publishedEvidence', () => {
  it.each<readonly [string, Partial<BuildForm>, string]>([
    ['an image, by its ISO', HADRON, CORE_ISO],
    ['an ISO', { ...HADRON, kind: 'iso' }, CORE_ISO],
    ['an image with k0s', { ...HADRON, ...K0S }, K0S_ISO],
    ['a name that GitHub changed', { ...HADRON, ...K0S }, K0S_ISO.replace('+', '_')],
    [
      'a file that states a minor release',
      { flavor: 'rockylinux', flavorRelease: '9', version: 'v3.6.0' },
      'kairos-rocky-9.6-core-amd64-generic-v3.6.0.iso',
    ],
    [
      'a file that states a date',
      { flavor: 'opensuse', flavorRelease: 'tumbleweed-latest', version: 'v3.6.0' },
      'kairos-opensuse-tumbleweed-20251001-core-amd64-generic-v3.6.0.iso',
    ],
    [
      'an image of before v2.4, whose files do not state the architecture',
      { flavor: 'fedora', version: 'v2.0.0' },
      'kairos-fedora-v2.0.0.iso',
    ],
    [
      'a raw disk of a board of v2.0.0',
      { flavor: 'opensuse-leap-arm-rpi', version: 'v2.0.0', kind: 'raw', ...RPI64 },
      'kairos-opensuse-leap-arm-rpi-v2.0.0.img',
    ],
    [
      'files for netboot',
      { flavor: 'alpine', flavorRelease: '3.19', version: 'v3.3.6', kind: 'netboot' },
      'kairos-alpine-3.19-core-amd64-generic-v3.3.6.squashfs',
    ],
    [
      'a file with the defect of v3.4',
      {
        flavor: 'alpine',
        flavorRelease: '3.21',
        version: 'v3.4.2',
        kubernetes: 'k3s',
        kubernetesVersion: 'v1.32.3+k3s1',
      },
      'kairos-alpine-3.21-standard-amd64-generic-v3.4.2k3sv1.32.3-k3s1.iso',
    ],
  ])('finds %s', (_, fields, file) => {
    const { state, link } = evidence(fields, ['checksums.txt', file]);
    expect([state, decodeURIComponent(link ?? '').endsWith(`/${file}`)]).toEqual(['exists', true]);
  });

  it.each<readonly [string, Partial<BuildForm>, string]>([
    ['another release of the flavor', { ...HADRON, flavorRelease: 'v0.5.2' }, 'missing'],
    ['another architecture', { ...HADRON, arch: 'arm64' }, 'missing'],
    [
      'another version of Kubernetes',
      { ...HADRON, kubernetes: 'k0s', kubernetesVersion: 'v1.36.3+k0s.0' },
      'missing',
    ],
    ['a raw disk beside the ISO', { ...HADRON, kind: 'raw' }, 'not-published'],
    ['files for netboot beside the ISO', { ...HADRON, kind: 'netboot' }, 'not-published'],
    [
      'an ISO where only the squashfs is listed',
      { flavor: 'alpine', flavorRelease: '3.19', version: 'v3.3.6', kind: 'iso' },
      'missing',
    ],
    ['a board', { ...HADRON, model: 'rpi4', arch: 'arm64' }, 'unknown'],
    ['trusted boot', { ...HADRON, trustedBoot: 'true' }, 'unknown'],
    ['a self-built image', { ...HADRON, registry: 'r.internal' }, 'not-published'],
    [
      'a self-built image of AlmaLinux',
      { base: 'almalinux:9', version: 'v4.3.0' },
      'not-published',
    ],
    ['an image of CI', { ...HADRON, naming: 'E6', version: 'a'.repeat(40) }, 'unknown'],
  ])('does not find %s', (_, fields, state) => {
    const listed = [CORE_ISO, K0S_ISO, 'kairos-alpine-3.19-core-amd64-generic-v3.3.6.squashfs'];
    expect(evidence(fields, listed)).toMatchObject({ state, link: null });
  });
});

const NO_PROBLEMS: Pick<CheckedForm, 'problems'> = { problems: [] };

describe('what a release contradicts', () => {
  const listing = kairosListing();
  const OLD = {
    flavor: 'hadron',
    flavorRelease: 'v0.4.0',
    version: 'v4.2.0',
    kubernetes: 'k3s',
    kubernetesVersion: 'v1.36.1+k3s1',
  };

  const mend = (fields: Partial<BuildForm>) => {
    const artifact = artifactOf(fields);
    const { image } = publishedEvidence(artifact, listing);
    return fixOfContradictions(artifact, image);
  };

  it('is a problem at each field, with the one change that corrects them all', () => {
    const artifact = artifactOf(OLD);
    const found = evidenceOf(artifact, { jobs: [], jobsAtTag: null, listing });
    const { problems } = withEvidence(NO_PROBLEMS, artifact, found);
    expect(problems.map(({ field, message }) => [field, message])).toEqual([
      ['flavorRelease', 'v4.2.0 has Hadron v0.5.1, not v0.4.0.'],
      ['kubernetesVersion', 'v4.2.0 has k3s v1.36.3+k3s1, not v1.36.1+k3s1.'],
    ]);
    for (const { fix } of problems) {
      const mended = artifactOf({ ...OLD, ...fix });
      expect(publishedEvidence(mended, listing).image.state).toBe('exists');
    }
  });

  it.each<readonly [string, Partial<BuildForm>, Partial<BuildForm>]>([
    [
      'a base image of Hadron',
      { base: 'ghcr.io/kairos-io/hadron:v0.4.0', version: 'v4.2.0' },
      { base: 'ghcr.io/kairos-io/hadron:v0.5.1', flavor: '', flavorRelease: '' },
    ],
    [
      'a base image of another release',
      { base: 'debian:12', version: 'v3.7.2' },
      { base: '', flavor: 'debian', flavorRelease: '13' },
    ],
    [
      'Kubernetes without a version',
      { ...OLD, flavorRelease: 'v0.5.1', kubernetesVersion: '' },
      { kubernetesVersion: 'v1.36.3+k3s1' },
    ],
    [
      'k0s that a release does not have',
      {
        ...OLD,
        flavorRelease: 'v0.0.4',
        version: 'v4.0.3',
        kubernetes: 'k0s',
        kubernetesVersion: 'v1.34.4+k0s.0',
      },
      { kubernetes: 'k3s', kubernetesVersion: 'v1.35.2+k3s1' },
    ],
  ])('is mended at the right field: %s', (_, fields, fix) => {
    expect(mend(fields)).toEqual(fix);
  });

  it('is nothing where the image exists', () => {
    expect(mend({ ...OLD, flavorRelease: 'v0.5.1', kubernetesVersion: 'v1.36.3+k3s1' })).toBeNull();
  });
});
