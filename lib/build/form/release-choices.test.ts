import { describe, expect, it } from 'vitest';

import type { BuildForm } from './model';
import { formOf, normalizeForm } from './read-form';
import { releaseChoices } from './release-choices';

const ASSETS = [
  'checksums.txt',
  'kairos-v4.3.0-linux-amd64.tar.gz',
  'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
  'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso.sha256',
  'kairos-hadron-v0.5.1-core-arm64-generic-v4.3.0.iso',
  'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.34.11+k3s1.iso',
  'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.35.8+k3s1.iso',
  'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.35.8+k3s1.iso',
  'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0.iso',
];

const normalOf = (fields: Partial<BuildForm>) => normalizeForm(formOf(fields));

describe('releaseChoices', () => {
  it('offers what the files of a release have', () => {
    const form = normalOf({ kubernetes: 'k3s', variant: 'standard' });
    expect(releaseChoices(ASSETS, form)).toEqual({
      flavor: ['hadron'],
      flavorRelease: ['v0.5.1'],
      variant: ['core', 'standard'],
      arch: ['amd64', 'arm64'],
      model: ['generic'],
      kubernetes: ['k0s', 'k3s'],
      kubernetesVersion: ['v1.35.8+k3s1', 'v1.34.11+k3s1'],
    });
  });

  it('follows the fields before', () => {
    const form = normalOf({ variant: 'standard', arch: 'arm64' });
    const { kubernetes, kubernetesVersion } = releaseChoices(ASSETS, form);
    expect({ kubernetes, kubernetesVersion }).toEqual({
      kubernetes: ['k3s'],
      kubernetesVersion: ['v1.35.8+k3s1'],
    });
  });

  it('offers nothing where there is nothing', () => {
    expect(releaseChoices([], normalOf({})).arch).toEqual([]);
  });
});
