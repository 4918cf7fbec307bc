import { describe, expect, it } from 'vitest';

import { arrangeAssets } from './arrange-assets';
import { chooseCertificate } from './choose-certificate';

const ORIGIN = { component: 'kairos', tag: 'v3.7.2' };

function groupsOf(...names: readonly string[]) {
  const assets = names.map((name, index) => ({
    id: index + 1,
    name,
    url: `https://github.com/${name}`,
    bytes: 1,
    downloads: 0,
    digest: null,
    updatedAt: null,
  }));
  return arrangeAssets(assets, ORIGIN).groups;
}

const iso = (flavor: string) => `kairos-${flavor}-core-amd64-generic-v3.7.2.iso`;
const hadron = iso('hadron-0.0.1');
const ubuntu = iso('ubuntu-24.04');

describe('chooseCertificate', () => {
  it.each([
    [
      'its own certificate',
      [`${hadron}.sha256.bundle`, `${hadron}.sha256.pem`],
      `${hadron}.sha256.pem`,
    ],
    [
      'its own bundle',
      [`${hadron}.sha256.bundle`, `${ubuntu}.sha256.pem`],
      `${hadron}.sha256.bundle`,
    ],
    ['that of another artifact', [`${ubuntu}.sha256.pem`], `${ubuntu}.sha256.pem`],
    ['none', [`${hadron}.sha256`, `${hadron}.sha256.sig`], null],
  ])('takes %s', (_what, names, expected) => {
    const groups = groupsOf(hadron, ubuntu, ...names);
    const group = groups.find(({ key }) => key === hadron);
    if (group === undefined) throw new Error('no group');
    expect(chooseCertificate(group, groups)?.name ?? null).toBe(expected);
  });
});
