import { describe, expect, it } from 'vitest';

import { checkArtifact } from './check-artifact';
import type { BuildForm, CheckedArtifact } from './model';
import { publishedEvidence } from './published-evidence';
import { formOf } from './read-form';

function artifactOf(fields: Partial<BuildForm>): CheckedArtifact {
  const { artifact, problems } = checkArtifact(formOf(fields));
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join(' '));
  return artifact;
}

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' };
const K0S = { kubernetes: 'k0s', kubernetesVersion: 'v1.36.4+k0s.0' };
const CORE_ISO = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
const K0S_ISO = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0.iso';
const ASSETS = ['checksums.txt', 'kairos-init-v4.3.0-linux-amd64.tar.gz', `${CORE_ISO}.sha256`];

describe('publishedEvidence', () => {
  it.each<readonly [string, Partial<BuildForm>, readonly string[], string]>([
    ['an image, by its ISO', HADRON, [...ASSETS, CORE_ISO], CORE_ISO],
    ['an ISO', { ...HADRON, kind: 'iso' }, [...ASSETS, CORE_ISO], CORE_ISO],
    ['an image with k0s', { ...HADRON, ...K0S }, [CORE_ISO, K0S_ISO], K0S_ISO],
    [
      'a name that GitHub changed',
      { ...HADRON, ...K0S },
      [K0S_ISO.replace('+', '_')],
      K0S_ISO.replace('+', '_'),
    ],
    [
      'a file that states a minor release',
      { flavor: 'rockylinux', flavorRelease: '9', version: 'v3.6.0' },
      ['kairos-rocky-9.6-core-amd64-generic-v3.6.0.iso'],
      'kairos-rocky-9.6-core-amd64-generic-v3.6.0.iso',
    ],
    [
      'a file that states a date',
      { flavor: 'opensuse', flavorRelease: 'tumbleweed-latest', version: 'v3.6.0' },
      ['kairos-opensuse-tumbleweed-20251001-core-amd64-generic-v3.6.0.iso'],
      'kairos-opensuse-tumbleweed-20251001-core-amd64-generic-v3.6.0.iso',
    ],
    [
      'an image of before v2.4, whose files do not tell the architecture',
      { flavor: 'fedora', version: 'v2.0.0' },
      ['kairos-fedora-v2.0.0.iso'],
      'kairos-fedora-v2.0.0.iso',
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
      ['kairos-alpine-3.21-standard-amd64-generic-v3.4.2k3sv1.32.3-k3s1.iso'],
      'kairos-alpine-3.21-standard-amd64-generic-v3.4.2k3sv1.32.3-k3s1.iso',
    ],
  ])('finds %s', (_, fields, assets, file) => {
    expect(publishedEvidence(artifactOf(fields), assets)).toMatchObject({
      state: 'published',
      file,
    });
  });

  it.each<readonly [string, Partial<BuildForm>, 'not' | 'unknown']>([
    ['another release of the flavor', { ...HADRON, flavorRelease: 'v0.5.2' }, 'not'],
    ['another architecture', { ...HADRON, arch: 'arm64' }, 'not'],
    [
      'another version of Kubernetes',
      { ...HADRON, kubernetes: 'k3s', kubernetesVersion: 'v1.36.4+k3s1' },
      'not',
    ],
    ['a raw disk beside the ISO', { ...HADRON, kind: 'raw' }, 'not'],
    ['a board', { ...HADRON, model: 'rpi4', arch: 'arm64' }, 'unknown'],
    ['trusted boot', { ...HADRON, trustedBoot: 'true' }, 'unknown'],
    ['an image of one’s own', { ...HADRON, registry: 'r.internal' }, 'unknown'],
    ['an image of CI', { ...HADRON, naming: 'E6', version: 'a'.repeat(40) }, 'unknown'],
  ])('does not find %s', (_, fields, state) => {
    const evidence = publishedEvidence(artifactOf(fields), [CORE_ISO, K0S_ISO]);
    expect(evidence).toMatchObject({ state, file: null });
  });

  it('does not know where the files are not known', () => {
    expect(publishedEvidence(artifactOf(HADRON), null).state).toBe('unknown');
    expect(publishedEvidence(artifactOf(HADRON), []).state).toBe('not');
  });
});
