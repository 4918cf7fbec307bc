import { describe, expect, it } from 'vitest';

import type { MatrixEntries } from '@/lib/matrix/expand/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { readValues } from './read-values';

const { names } = matrixSources[0];

describe('readValues', () => {
  it.each<{ rule: string; matrix: MatrixEntries; meaning: object }>([
    {
      rule: 'an empty matrix means a generic job without image',
      matrix: [],
      meaning: {
        baseImage: null,
        arch: null,
        model: 'generic',
        trustedBoot: false,
        fips: false,
        provider: null,
        extra: [],
      },
    },
    {
      rule: 'keys compare ignoring case',
      matrix: [['Base_Image', 'x:1']],
      meaning: { baseImage: 'x:1', extra: [] },
    },
    {
      rule: 'a number is read as the text of an image',
      matrix: [['base_image', 9]],
      meaning: { baseImage: '9' },
    },
    { rule: 'an empty image is none', matrix: [['base_image', '']], meaning: { baseImage: null } },
    {
      rule: 'the first spelling counts',
      matrix: [
        ['arch', 'a'],
        ['platform', 'b'],
      ],
      meaning: { arch: 'b', extra: [] },
    },
    {
      rule: 'the prefix linux/ is dropped from the architecture',
      matrix: [['platform', 'linux/arm64']],
      meaning: { arch: 'arm64' },
    },
    { rule: 'an empty model is generic', matrix: [['model', '']], meaning: { model: 'generic' } },
    { rule: 'a null model is generic', matrix: [['model', null]], meaning: { model: 'generic' } },
    { rule: 'a board is a model', matrix: [['model', 'rpi4']], meaning: { model: 'rpi4' } },
    {
      rule: 'the text true means trusted boot',
      matrix: [['trusted_boot', 'true']],
      meaning: { trustedBoot: true },
    },
    {
      rule: 'true means trusted boot',
      matrix: [['trusted_boot', true]],
      meaning: { trustedBoot: true },
    },
    {
      rule: 'the text false means trusted boot, as GitHub treats it as true',
      matrix: [['trusted_boot', 'false']],
      meaning: { trustedBoot: true },
    },
    {
      rule: 'empty text is false',
      matrix: [['trusted_boot', '']],
      meaning: { trustedBoot: false },
    },
    { rule: 'zero is false', matrix: [['trusted_boot', 0]], meaning: { trustedBoot: false } },
    {
      rule: 'NaN is false',
      matrix: [['trusted_boot', Number.NaN]],
      meaning: { trustedBoot: false },
    },
    {
      rule: 'an empty list is true',
      matrix: [['trusted_boot', []]],
      meaning: { trustedBoot: true },
    },
    { rule: 'fips is true', matrix: [['fips', true]], meaning: { fips: true } },
    { rule: 'fips is false', matrix: [['fips', false]], meaning: { fips: false, extra: [] } },
    { rule: 'the word fips means FIPS', matrix: [['fips', 'fips']], meaning: { fips: true } },
    { rule: 'the word no-fips does not', matrix: [['fips', 'no-fips']], meaning: { fips: false } },
    {
      rule: 'a provider has a version',
      matrix: [
        ['kubernetes_provider', 'k3s'],
        ['kubernetes_version', 'v1.32.1+k3s1'],
      ],
      meaning: { provider: { name: 'k3s', version: 'v1.32.1+k3s1' }, extra: [] },
    },
    {
      rule: 'an empty version is none',
      matrix: [
        ['kubernetes_distro', 'k0s'],
        ['kubernetes_version', ''],
      ],
      meaning: { provider: { name: 'k0s', version: null } },
    },
    {
      rule: 'an empty provider is none',
      matrix: [['kubernetes_distro', '']],
      meaning: { provider: null },
    },
    {
      rule: 'a core image has no provider',
      matrix: [
        ['variant', 'core'],
        ['kubernetes_provider', 'k3s'],
      ],
      meaning: { provider: null, extra: [] },
    },
    {
      rule: 'a standard image has one',
      matrix: [
        ['variant', 'standard'],
        ['kubernetes_provider', 'k3s'],
      ],
      meaning: { provider: { name: 'k3s', version: null }, extra: [] },
    },
    {
      rule: 'another variant is shown',
      matrix: [['variant', 'edge']],
      meaning: { extra: [['variant', 'edge']] },
    },
    {
      rule: 'keys without meaning keep their order and their values as text',
      matrix: [
        ['go-version', 1.24],
        ['fips', true],
        ['release', false],
        ['on', { entries: [['10', [null, 'x']]] }],
      ],
      meaning: {
        extra: [
          ['go-version', '1.24'],
          ['release', 'false'],
          ['on', '{"10":[null,"x"]}'],
        ],
      },
    },
  ])('$rule', ({ matrix, meaning }) => {
    expect(readValues(matrix, names)).toMatchObject(meaning);
  });
});
