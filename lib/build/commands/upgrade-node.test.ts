import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { findRecipe, official, own, recipeOf, wordsOf } from './recipes.fixture';

const K3S = { kubernetes: 'k3s', kubernetesVersion: 'v1.36.3+k3s1' };
const STANDARD = 'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1';

describe('upgradeNode', () => {
  it.each([
    ['a standard image', official('v4.2.0', K3S), STANDARD],
    ['a core image', official('v4.3.0'), 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
    [
      'a board',
      official('v4.2.0', { arch: 'arm64', model: 'rpi4' }),
      'quay.io/kairos/hadron:v0.5.1-core-arm64-rpi4-v4.2.0',
    ],
    [
      'an image behind a mirror',
      official('v4.2.0', { ...K3S, prefix: 'mirror.example' }),
      `mirror.example/${STANDARD}`,
    ],
  ])('upgrades to %s, on one machine and in a cluster', (_, artifact, image) => {
    const { steps, file } = recipeOf('upgrade-node', artifact);
    expect(wordsOf(steps)).toEqual([
      ['sudo', 'kairos-agent', 'upgrade', '--source', `oci:${image}`],
      ['kubectl', 'apply', '--filename', 'node-op-upgrade.yaml'],
    ]);
    expect(parse(file?.text ?? '')).toMatchObject({
      apiVersion: 'operator.kairos.io/v1alpha1',
      kind: 'NodeOpUpgrade',
      spec: { image, nodeSelector: { matchLabels: { 'kairos.io/managed': 'true' } } },
    });
  });

  it.each([
    ['a self-built image', own()],
    ['trusted boot, which upgrades to a signed UKI', official('v4.2.0', { trustedBoot: 'true' })],
    ['a file', official('v4.2.0', { kind: 'iso' })],
    ['an image of CI', official('v4.2.0', { naming: 'E6', version: 'a'.repeat(40) })],
  ])('is not for %s', (_, artifact) => {
    expect(findRecipe('upgrade-node', artifact)).toBeNull();
  });

  it.each(['missing', 'not-published'] as const)('is not for an image that is %s', (image) => {
    expect(findRecipe('upgrade-node', official('v4.2.0'), { image })).toBeNull();
  });
});
