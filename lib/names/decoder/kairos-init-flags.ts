import { KNOWN_MODELS } from '@/lib/names/artifacts/words';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { ANY_VERSION } from '@/lib/names/versions/span';

import type { FlagRule } from './flag-rules';

/**
 * The flags of kairos-init by its version.
 *
 * @see https://github.com/kairos-io/kairos-init/blob/v0.4.9/main.go
 * @see https://github.com/kairos-io/kairos-init/blob/v0.5.0/main.go
 * @see https://github.com/kairos-io/kairos-init/blob/v0.6.0/main.go
 * @see https://github.com/kairos-io/kairos/issues/3747
 */
export const KAIROS_INIT_FLAGS: readonly FlagRule[] = [
  {
    flags: ['-v'],
    span: { from: null, to: 'v0.4.9' },
    means: 'the variant, core or standard',
    check: oneOf('The variant', ['core', 'standard']),
  },
  {
    flags: ['-v'],
    span: { from: 'v0.5.0', to: null },
    means: 'the version of the image',
    check: checkVersion,
  },
  {
    flags: ['--version'],
    span: ANY_VERSION,
    means: 'the version of the image',
    check: checkVersion,
  },
  {
    flags: ['--variant'],
    span: { from: null, to: 'v0.4.9' },
    means: 'the variant, core or standard',
    instead: 'The variant follows from the provider: with one it is standard.',
  },
  {
    flags: ['-f', '--framework-version'],
    span: { from: null, to: 'v0.4.9' },
    means: 'the version of the framework image',
    instead: 'Since v0.5.0 kairos-init brings the programs itself.',
  },
  {
    flags: ['-k', '--kubernetes-provider'],
    span: { from: null, to: 'v0.5.29' },
    means: 'the Kubernetes distribution, k3s or k0s',
    check: oneOf('The Kubernetes distribution', ['k3s', 'k0s', '']),
    instead: 'Since v0.6.0 it is -p or --provider.',
  },
  {
    flags: ['--k8sversion'],
    span: { from: null, to: 'v0.5.29' },
    means: 'the version of Kubernetes',
    instead: 'Since v0.6.0 it is --provider-k3s-version or --provider-k0s-version.',
  },
  {
    flags: ['-p', '--provider'],
    span: { from: 'v0.6.0', to: null },
    means: 'the provider, k3s or k0s: with one the image is standard, without any core',
    instead: 'Up to v0.5.29 it was -k.',
  },
  {
    flags: ['--provider-k3s-version'],
    span: { from: 'v0.6.0', to: null },
    means: 'the version of k3s',
    check: kubernetesVersion('k3s', /\+k3s[0-9]+$/, '+k3s1'),
    instead: 'Up to v0.5.29 it was --k8sversion.',
  },
  {
    flags: ['--provider-k0s-version'],
    span: { from: 'v0.6.0', to: null },
    means: 'the version of k0s',
    check: kubernetesVersion('k0s', /\+k0s\.[0-9]+$/, '+k0s.0'),
    instead: 'Up to v0.5.29 it was --k8sversion.',
  },
  {
    flags: ['--provider-k3s-config', '--provider-k0s-config'],
    span: { from: 'v0.6.0', to: null },
    means: 'a file with the settings of the provider',
  },
  {
    flags: ['-s', '--stage'],
    span: ANY_VERSION,
    means: 'the stage to run',
    check: oneOf('The stage', ['install', 'init', 'all']),
  },
  {
    flags: ['-l', '--level'],
    span: ANY_VERSION,
    means: 'the level of the log',
    check: oneOf('The level', ['debug', 'info', 'warn', 'error', 'trace']),
  },
  { flags: ['-m', '--model'], span: ANY_VERSION, means: 'the board', check: checkModel },
  {
    flags: ['-t', '--trusted'],
    span: ANY_VERSION,
    means: 'whether it is for trusted boot',
    check: oneOf('The value', ['true', 'false', '1', '0', '']),
  },
  {
    flags: ['-r', '--registry'],
    span: ANY_VERSION,
    means: 'registry and organization in which upgrades look for images',
  },
  { flags: ['--fips'], span: ANY_VERSION, means: 'use the programs for FIPS', isSwitch: true },
  {
    flags: ['-x', '--stage-extensions'],
    span: ANY_VERSION,
    means: 'load further stages',
    isSwitch: true,
  },
  { flags: ['--skip-step'], span: ANY_VERSION, means: 'steps to leave out' },
  {
    flags: ['--skip-steps'],
    span: ANY_VERSION,
    means: 'steps to leave out',
    check: () => 'kairos-init has no --skip-steps: the flag is --skip-step.',
  },
  {
    flags: ['--trusted-boot'],
    span: ANY_VERSION,
    means: 'whether it is for trusted boot',
    check: () => 'kairos-init has no --trusted-boot: the flag is -t or --trusted.',
  },
];

function checkVersion(value: string): string | null {
  if (value === '' || parseSemVer(value).ok) return null;
  return `Malformed version: “${value}” is not a semantic version, e.g. v1.0.0, and kairos-init stops.`;
}

function checkModel(value: string): string | null {
  if (KNOWN_MODELS.includes(value) || value === '') return null;
  return `“${value}” is not a board that kairos-init knows: ${KNOWN_MODELS.join(', ')}.`;
}

function oneOf(what: string, values: readonly string[]) {
  return (value: string): string | null =>
    values.includes(value)
      ? null
      : `${what} “${value}” is none of ${values.filter((each) => each !== '').join(', ')}.`;
}

/** Kubernetes versions are tags of k3s or k0s, which end in a build. */
function kubernetesVersion(distro: string, ending: RegExp, example: string) {
  return (value: string): string | null => {
    if (value === '' || value === 'latest' || ending.test(value)) return null;
    const numbers = value.replace(/[+-]k[30]s.*$/, '').replace(/^(?!v)/, 'v');
    return `“${value}” is not a release of ${distro}: those end in a build, as in ${numbers}${example}.`;
  };
}
