import { ERAS, findEra } from '@/lib/names/artifacts/eras';

import { deriveNames, type DerivedNames } from './derive-names';
import { isPlaceholder, LOCAL_REGISTRY } from './own-place';
import { ANY_INIT, ANY_KAIROS, type Rule, type RuleSubject } from './rule';

const INIT_CONFIG = 'https://github.com/kairos-io/kairos-init/blob/main/main.go';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/blob/main/.github/workflows/reusable-factory.yaml';
const OCI_TAGS =
  'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests';

/** Rules on what a name can state, and what an image of that name must contain. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'standard-needs-kubernetes',
    field: 'kubernetes',
    severity: 'error',
    source: INIT_CONFIG,
    holds: ANY_INIT,
    breaks: (subject) => lacksKubernetes(subject) && !subject.official && subject.era !== ERAS.E6,
    says: () =>
      'A standard image carries k3s or k0s. Without Kubernetes, kairos-init makes a core image.',
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
      'The names of standard images state their Kubernetes, except those for arm64 of v3.3.0 and for Jetson of v4.0.0 to v4.2.0.',
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
      `Without a version the latest ${kubernetes?.distro ?? 'one'} is built in, and the name states only the distribution. The Kairos Factory up to v1.4.5 leaves the whole part out of the tag.`,
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
    id: 'plus-in-version',
    field: 'version',
    severity: 'warning',
    source: OCI_TAGS,
    holds: ANY_KAIROS,
    breaks: ({ version, versionNumbers }) => versionNumbers !== null && version.includes('+'),
    says: ({ version }) =>
      `A tag must not contain “+” (character ${version.indexOf('+') + 1} of the version), so it is written “-”. After that it looks like a prerelease.`,
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
      `${version} is a release of c3os, the predecessor of Kairos. Kairos begins with v0.57.0.`,
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
      `Kairos ${version} was not named by this rule (${era.id}): it looks like a self-built image.`,
    fix: () => ({ naming: '' }),
  },
  {
    id: 'registry-is-an-example',
    field: 'registry',
    severity: 'warning',
    source: 'https://www.rfc-editor.org/rfc/rfc2606',
    holds: ANY_KAIROS,
    breaks: ({ registry }) => isPlaceholder(registry),
    says: ({ registry }) =>
      `${registry} is a placeholder: enter your registry, or keep the image local.`,
    fix: () => ({ registry: LOCAL_REGISTRY, organization: '' }),
  },
  {
    id: 'base-without-tag',
    field: 'base',
    severity: 'warning',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: ({ base }) => base !== null && base.tag === null && base.digest === null,
    says: () =>
      'The base image has no tag: it means the latest image on the day of the build, and the Kairos Factory cannot derive flavor and release.',
    fix: () => null,
  },
  {
    id: 'base-is-cut-wrongly',
    field: 'base',
    severity: 'note',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: (subject) =>
      subject.base !== null && subject.base.tag !== null && derivedFrom(subject)?.isTrap === true,
    says: () =>
      'The Kairos Factory cuts this name wrongly, at the registry or the digest. Flavor and release are read correctly here; set a tag format for the Factory.',
    fix: () => null,
  },
  {
    id: 'names-differ-from-base',
    field: 'flavor',
    severity: 'note',
    source: FACTORY,
    holds: ANY_INIT,
    breaks: differsFromBase,
    says: (subject) => {
      const names = derivedFrom(subject);
      return `The base image would be named ${names?.flavor ?? ''} ${names?.flavorRelease ?? ''}. The entered words are used instead.`;
    },
    fix: () => ({ flavor: '', flavorRelease: '' }),
  },
];

function lacksKubernetes({ variant, kubernetes }: RuleSubject): boolean {
  return variant === 'standard' && kubernetes === null;
}

function differsFromBase(subject: RuleSubject): boolean {
  const names = derivedFrom(subject);
  if (names === null) return false;
  const isOtherRelease =
    names.flavorRelease !== '' && names.flavorRelease !== subject.flavorRelease;
  return names.flavor !== subject.flavor || isOtherRelease;
}

function derivedFrom({ base, model, official, versionNumbers }: RuleSubject): DerivedNames | null {
  return base === null ? null : deriveNames(base, model, official ? versionNumbers : null);
}
