import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { ANY_VERSION } from '@/lib/names/versions/span';

import type { FlagRule } from './flag-rules';

const SINCE_DOCKERFILE = 'v3.4.0';

/**
 * The arguments of `images/Dockerfile` in the Kairos repository, by the release of Kairos.
 *
 * @see https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile
 * @see https://github.com/kairos-io/kairos/blob/v3.4.2/images/Dockerfile
 */
export const BUILD_ARGUMENTS: readonly FlagRule[] = [
  {
    flags: ['BASE_IMAGE'],
    span: { from: SINCE_DOCKERFILE, to: null },
    means: 'the distribution to convert',
    check: checkBase,
  },
  {
    flags: ['BASE_IMG'],
    span: ANY_VERSION,
    means: 'nothing: Kairos’ Dockerfile never had this argument',
    check: () =>
      'BASE_IMG was never an argument of Kairos’ Dockerfile, so Docker ignores it and builds Ubuntu 20.04. The argument is BASE_IMAGE.',
  },
  {
    flags: ['KAIROS_INIT'],
    span: { from: 'v3.5.0', to: null },
    means: 'the version of kairos-init, and so of the programs in the image',
  },
  {
    flags: ['KAIROS_INIT_IMAGE'],
    span: { from: 'v4.3.0', to: null },
    means: 'the whole reference of kairos-init',
  },
  { flags: ['MODEL'], span: { from: SINCE_DOCKERFILE, to: null }, means: 'the board' },
  {
    flags: ['TRUSTED_BOOT'],
    span: { from: SINCE_DOCKERFILE, to: null },
    means: 'whether it is for trusted boot',
    check: (value) =>
      ['true', 'false', '1', '0', ''].includes(value)
        ? null
        : `“${value}” is neither true nor false.`,
  },
  {
    flags: ['KUBERNETES_DISTRO'],
    span: { from: SINCE_DOCKERFILE, to: null },
    means: 'the Kubernetes distribution; empty for core',
    check: (value) =>
      ['k3s', 'k0s', ''].includes(value) ? null : `“${value}” is neither k3s nor k0s.`,
  },
  {
    flags: ['KUBERNETES_VERSION'],
    span: { from: SINCE_DOCKERFILE, to: null },
    means: 'the version of Kubernetes; empty for the latest',
    check: (value) =>
      /^$|^latest$|\+(?:k3s[0-9]+|k0s\.[0-9]+)$/.test(value)
        ? null
        : `“${value}” is not a release of k3s or k0s: those end in a build, as in v1.36.3+k3s1.`,
  },
  {
    flags: ['VERSION'],
    span: { from: SINCE_DOCKERFILE, to: null },
    means: 'the version of the image, which the builder chooses',
  },
  {
    flags: ['FIPS'],
    span: { from: 'v3.7.0', to: null },
    means: 'FIPS, with the value fips',
    check: (value) =>
      ['fips', 'no-fips', ''].includes(value)
        ? null
        : `Only the value “fips” turns FIPS on: “${value}” leaves it off.`,
  },
  {
    flags: ['VARIANT'],
    span: { from: SINCE_DOCKERFILE, to: 'v3.4' },
    means: 'the variant, core or standard',
    instead: 'Since v3.5.0 the variant follows from KUBERNETES_DISTRO.',
  },
  {
    flags: ['FRAMEWORK_VERSION'],
    span: { from: SINCE_DOCKERFILE, to: 'v3.4' },
    means: 'the version of the framework image',
    instead: 'Since v3.5.0 kairos-init brings the programs.',
  },
];

function checkBase(value: string): string | null {
  if (/(?:^|\/)kairos\/[a-z0-9_-]+:.*-(?:core|standard)-/.test(value)) {
    return `“${value}” is an image of Kairos already: kairos-init expects a plain distribution.`;
  }
  const { remark } = readBaseImage(value);
  return value === '' ? null : remark;
}

/**
 * The arguments of Kairos' Earthfile, which built Kairos up to v3.3.
 *
 * @see https://github.com/kairos-io/kairos/blob/v3.3.6/Earthfile
 * @see https://github.com/kairos-io/kairos/blob/v2.4.1/Earthfile
 */
export const EARTHLY_ARGUMENTS: readonly FlagRule[] = [
  {
    flags: ['--FLAVOR'],
    span: { from: null, to: 'v2.4.1' },
    means: 'flavor with its release and board, e.g. opensuse-leap-arm-rpi',
  },
  {
    flags: ['--FLAVOR'],
    span: { from: 'v2.4.2', to: 'v3.3' },
    means: 'the flavor, e.g. opensuse',
  },
  {
    flags: ['--FLAVOR_RELEASE'],
    span: { from: 'v2.4.2', to: 'v3.3' },
    means: 'the version of the distribution, e.g. leap-15.6',
  },
  {
    flags: ['--FAMILY'],
    span: { from: 'v2.4.2', to: 'v3.3' },
    means: 'the family of the distribution, e.g. rhel',
  },
  { flags: ['--BASE_IMAGE'], span: ANY_VERSION, means: 'the distribution to convert' },
  {
    flags: ['--VARIANT'],
    span: { from: 'v2.4.2', to: 'v3.3' },
    means: 'the variant, core or standard',
  },
  { flags: ['--MODEL'], span: ANY_VERSION, means: 'the board' },
  {
    flags: ['--K3S_VERSION'],
    span: ANY_VERSION,
    means: 'the version of k3s; the build adds its +k3s1',
    check: (value) =>
      /[+-]k3s/.test(value) || value.startsWith('v')
        ? `The Earthfile adds “v” and “+k3s1” itself (kairos#1964): “${value}” has them already.`
        : null,
  },
  {
    flags: ['--SOFTWARE_VERSION', '--SOFTWARE_VERSION_PREFIX'],
    span: ANY_VERSION,
    means: 'version and distribution of Kubernetes',
  },
  { flags: ['--BOOTLOADER'], span: ANY_VERSION, means: 'grub, or systemd-boot for trusted boot' },
  { flags: ['--VERSION'], span: ANY_VERSION, means: 'the version of the image' },
];
