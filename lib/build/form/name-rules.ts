import { ERAS, findEra } from '@/lib/names/artifacts/eras';

import { deriveNames } from './derive-names';
import { ANY_INIT, ANY_KAIROS, type Rule, type RuleSubject } from './rule';

const INIT_CONFIG = 'https://github.com/kairos-io/kairos-init/blob/main/main.go';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/blob/main/.github/workflows/reusable-factory.yaml';
const OCI_TAGS =
  'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests';

/** What a name can carry, and what an image must hold to bear it. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'standard-needs-kubernetes',
    field: 'kubernetes',
    severity: 'error',
    source: INIT_CONFIG,
    holds: ANY_INIT,
    breaks: (subject) => lacksKubernetes(subject) && !subject.official && subject.era !== ERAS.E6,
    says: () => 'A standard image carries k3s or k0s. Without one kairos-init makes a core image.',
    fix: () => ({ kubernetes: 'k3s' }),
  },
  {
    id: 'official-standard-names-kubernetes',
    field: 'kubernetes',
    severity: 'warning',
    source: 'https://github.com/kairos-io/kairos/issues/3143',
    holds: ANY_KAIROS,
    breaks: (subject) => lacksKubernetes(subject) && subject.official && subject.era !== ERAS.E6,
    says: () =>
      'The standard images of Kairos name their Kubernetes, but for a few that lost it: those for arm64 of v3.3.0, and Jetson’s of v4.0.0 to v4.2.0.',
    fix: () => ({ kubernetes: 'k3s' }),
  },
  {
    id: 'kubernetes-without-version',
    field: 'kubernetesVersion',
    severity: 'warning',
    source: 'https://github.com/kairos-io/kairos/issues/4579',
    holds: ANY_KAIROS,
    breaks: ({ kubernetes, era }) =>
      kubernetes !== null && kubernetes.version === null && era.tagKubernetes !== null,
    says: ({ kubernetes }) =>
      `Without a version the newest ${kubernetes?.distro ?? 'one'} is built in, and the name says so of the distribution alone. The Kairos Factory up to v1.4.5 leaves the whole part out of the tag.`,
    fix: () => null,
  },
  {
    id: 'version-without-v',
    field: 'version',
    severity: 'note',
    source: INIT_CONFIG,
    holds: ANY_INIT,
    breaks: ({ version, versionNumbers, official }) =>
      !official && versionNumbers !== null && !version.startsWith('v'),
    says: ({ version }) =>
      `Inside the image, and so in the names of files, kairos-init makes this v${version}. The tag stays as you write it.`,
    fix: ({ version }) => ({ version: `v${version}` }),
  },
  {
    id: 'official-version-has-v',
    field: 'version',
    severity: 'error',
    source: 'https://github.com/kairos-io/kairos/releases',
    holds: ANY_KAIROS,
    breaks: ({ version, versionNumbers, official }) =>
      official && versionNumbers !== null && !version.startsWith('v'),
    says: ({ version }) => `The releases of Kairos begin with “v”: v${version}.`,
    fix: ({ version }) => ({ version: `v${version}` }),
  },
  {
    id: 'plus-in-version',
    field: 'version',
    severity: 'warning',
    source: OCI_TAGS,
    holds: ANY_KAIROS,
    breaks: ({ version, versionNumbers }) => versionNumbers !== null && version.includes('+'),
    says: ({ version }) =>
      `A tag must not hold “+” (character ${version.indexOf('+') + 1} of the version), so it is written “-”. Nobody can tell it from a prerelease afterwards.`,
    fix: ({ version }) => ({ version: version.slice(0, version.indexOf('+')) }),
  },
  {
    id: 'official-c3os',
    field: 'version',
    severity: 'error',
    source: 'https://github.com/kairos-io/kairos/issues/1998',
    holds: ANY_KAIROS,
    breaks: ({ official, era }) => official && era === ERAS.E0,
    says: ({ version }) =>
      `${version} is a release of c3os, the forerunner of Kairos. Kairos begins with v0.57.0.`,
    fix: () => null,
  },
  {
    id: 'official-era',
    field: 'naming',
    severity: 'warning',
    source: null,
    holds: ANY_KAIROS,
    breaks: ({ official, era, version }) =>
      official && era !== ERAS.E6 && findEra(version) !== null && findEra(version) !== era,
    says: ({ version, era }) =>
      `Kairos ${version} was not named by this rule (${era.id}): it looks like an image of one’s own.`,
    fix: () => ({ naming: '' }),
  },
  {
    id: 'registry-is-an-example',
    field: 'registry',
    severity: 'note',
    source: 'https://www.rfc-editor.org/rfc/rfc2606',
    holds: ANY_KAIROS,
    breaks: ({ registry }) => /(?:^|\.)example(?:\.(?:com|net|org))?(?::|$)/.test(registry),
    says: ({ registry }) => `${registry} stands for a registry of your own: put its name here.`,
    fix: () => null,
  },
  {
    id: 'base-without-tag',
    field: 'base',
    severity: 'warning',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: ({ base }) => base !== null && base.tag === null && base.digest === null,
    says: () =>
      'The base image has no tag: it means whatever is newest on the day of the build, and the Kairos Factory cannot tell flavor and release from it.',
    fix: () => null,
  },
  {
    id: 'base-is-cut-wrongly',
    field: 'base',
    severity: 'note',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: ({ base, model }) =>
      base !== null && base.tag !== null && deriveNames(base, model).isTrap,
    says: () =>
      'The Kairos Factory cuts this name wrongly, at the registry or the digest. Flavor and release are read properly here; give the Factory a tag format of your own.',
    fix: () => null,
  },
  {
    id: 'names-differ-from-base',
    field: 'flavor',
    severity: 'note',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: differsFromBase,
    says: ({ base, model }) => {
      const names = base === null ? null : deriveNames(base, model);
      return `The base image would be named ${names?.flavor ?? ''} ${names?.flavorRelease ?? ''}. Your own words are used instead.`;
    },
    fix: () => ({ flavor: '', flavorRelease: '' }),
  },
];

function lacksKubernetes({ variant, kubernetes }: RuleSubject): boolean {
  return variant === 'standard' && kubernetes === null;
}

function differsFromBase({ base, model, flavor, flavorRelease }: RuleSubject): boolean {
  if (base === null) return false;
  const names = deriveNames(base, model);
  const isOtherRelease = names.flavorRelease !== '' && names.flavorRelease !== flavorRelease;
  return names.flavor !== flavor || isOtherRelease;
}
