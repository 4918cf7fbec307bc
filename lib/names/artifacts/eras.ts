import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { readVersion } from '@/lib/names/versions/read-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import type { KubernetesSpelling } from './kubernetes-segment';

/** The naming eras of Kairos, old to new. E6 is only for images that CI builds between releases. */
export const ERA_IDS = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;

/** One of {@link ERA_IDS}. */
export type EraId = (typeof ERA_IDS)[number];

/** A naming era: the rule by which Kairos named artifacts in a version span. */
export type Era = {
  readonly id: EraId;
  readonly title: string;
  /** The versions with such names; null for E6, whose images belong to no release. */
  readonly span: VersionSpan | null;
  /** The upstream file that states the rule. */
  readonly source: string;
  /** The repository within the organisation: `hadron`, or `core-hadron` and `kairos-hadron`. */
  readonly repository: 'flavor' | 'variant-flavor';
  /** The words of a tag. */
  readonly tag:
    | 'version'
    | 'release-variant-arch-model-version'
    | 'flavor-release-variant-arch-model-commit';
  readonly tagKubernetes: KubernetesSpelling | null;
  /** The words of a file name after `kairos-`. */
  readonly file:
    | 'flavor-version'
    | 'variant-flavor-arch-model-version'
    | 'flavor-release-variant-arch-model-version'
    | 'flavor-release-variant-arch-model';
  readonly fileKubernetes: KubernetesSpelling | null;
  /** Where `-img` marks a raw disk packed in an image; null if the era had none. */
  readonly rawImage: 'repository' | 'tag' | null;
  readonly rawEnding: '.img' | '.raw';
  /** The mark of trusted boot in tags and file names; null if the era had none. */
  readonly trustedBootTag: '-uki' | null;
  readonly trustedBootFile: '-uki' | '.uki' | null;
};

const TAG: KubernetesSpelling = { before: '-', between: '', plus: '-' };
const FILE: KubernetesSpelling = { before: '-', between: '', plus: '+' };

const WRITTEN_RULE = {
  repository: 'flavor',
  tag: 'release-variant-arch-model-version',
  tagKubernetes: TAG,
  file: 'flavor-release-variant-arch-model-version',
  fileKubernetes: FILE,
  rawImage: 'tag',
  rawEnding: '.raw',
  trustedBootTag: '-uki',
  trustedBootFile: '-uki',
} as const;

const BY_REPOSITORY = {
  repository: 'variant-flavor',
  tag: 'version',
  tagKubernetes: TAG,
  file: 'flavor-version',
  fileKubernetes: FILE,
  rawImage: 'repository',
  rawEnding: '.img',
  trustedBootTag: null,
  trustedBootFile: null,
} as const;

/** The naming eras by id. */
export const ERAS = {
  E0: {
    ...BY_REPOSITORY,
    id: 'E0',
    title: 'c3os, Kairos’ predecessor',
    span: { from: 'v1.20.4', to: 'v1.24' },
    source: 'the tags of kairos-io/kairos before 2022-08-31; kairos#1998',
    rawImage: null,
  },
  E1: {
    ...BY_REPOSITORY,
    id: 'E1',
    title: 'up to v2.3.2: repositories core-<flavor> and kairos-<flavor>',
    span: { from: 'v0.57.0', to: 'v2.3.2' },
    source: 'kairos and provider-kairos: .github/workflows/release.yaml@v2.0.0',
  },
  E2: {
    ...BY_REPOSITORY,
    id: 'E2',
    title: 'v2.4.0 and v2.4.1: variant before flavor in file names',
    span: { from: 'v2.3.3-rc1', to: 'v2.4.1' },
    source: 'kairos:.github/workflows/release.yaml@v2.4.0; AuroraBoot:pkg/schema/artifact_test.go',
    file: 'variant-flavor-arch-model-version',
  },
  E3: {
    ...WRITTEN_RULE,
    id: 'E3',
    title: 'v2.4.2 to v3.3.6: the rule of versioneer',
    span: { from: 'v2.4.2', to: 'v3.3' },
    source: 'kairos:sdk/versioneer/versioneer.go',
    trustedBootFile: '.uki',
  },
  E4: {
    ...WRITTEN_RULE,
    id: 'E4',
    title: 'v3.4.0 to v3.4.2: the rule of versioneer, with a defect in file names',
    span: { from: 'v3.4.0', to: 'v3.4' },
    source: 'kairos:.github/workflows/reusable-release.yaml@v3.4.2; kairos#3404',
    fileKubernetes: { before: '', between: '', plus: '-' },
  },
  E5: {
    ...WRITTEN_RULE,
    id: 'E5',
    title: 'v3.5.0 and later: a dash after the Kubernetes distribution in tags',
    span: { from: 'v3.5.0', to: null },
    source:
      'kairos-factory-action:.github/workflows/reusable-factory.yaml; AuroraBoot NameFromRootfs',
    tagKubernetes: { before: '-', between: '-', plus: '-' },
  },
  E6: {
    ...WRITTEN_RULE,
    id: 'E6',
    title: 'images of CI between releases',
    span: null,
    source: 'kairos:.github/workflows/_build-iso.yaml, .github/scripts/verify_k8s_tag.py',
    tag: 'flavor-release-variant-arch-model-commit',
    tagKubernetes: null,
    file: 'flavor-release-variant-arch-model',
    fileKubernetes: null,
    rawImage: null,
  },
} as const satisfies Readonly<Record<EraId, Era>>;

/**
 * Finds the era of a version; null for text that is not a version, and for versions before v0.57.0.
 *
 * The prereleases of v2.3.3, which never had a final release, already have names of E2
 * (`kairos-standard-opensuse-leap-arm64-rpi4-v2.3.3-rc2.img`).
 */
export function findEra(version: string): Era | null {
  if (readVersion(version, { legacyC3os: true }).class === 'c3os') return ERAS.E0;
  const numbers = readKairosVersion(version);
  return numbers === null ? null : findBySpan(RELEASED_ERAS, numbers);
}

const RELEASED_ERAS = [ERAS.E1, ERAS.E2, ERAS.E3, ERAS.E4, ERAS.E5];
