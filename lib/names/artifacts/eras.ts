import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { readVersion } from '@/lib/names/versions/read-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import type { KubernetesSpelling } from './kubernetes-segment';

/** The times in which Kairos named its artifacts differently, old to new; E6 is made by CI alone. */
export const ERA_IDS = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;

export type EraId = (typeof ERA_IDS)[number];

/** The rule by which one era made its names. */
export type Era = {
  readonly id: EraId;
  readonly title: string;
  /** The versions that it names; null where it names no versions. */
  readonly span: VersionSpan | null;
  /** The upstream file that the rule was read from. */
  readonly source: string;
  /** The repository within the organisation: the flavor, or the variant's prefix and the flavor. */
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
  /** Where a raw disk packed in an image carries its mark; null where none is made. */
  readonly rawImage: 'repository' | 'tag' | null;
  readonly rawEnding: '.img' | '.raw';
  /** The mark of trusted boot in tag and file; null where the era had none. */
  readonly trustedBootTag: '-uki' | null;
  readonly trustedBootFile: '-uki' | '.uki' | null;
};

const TOGETHER: KubernetesSpelling = { before: '-', between: '', plus: '-' };
const FILE: KubernetesSpelling = { before: '-', between: '', plus: '+' };

const WRITTEN_RULE = {
  repository: 'flavor',
  tag: 'release-variant-arch-model-version',
  tagKubernetes: TOGETHER,
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
  tagKubernetes: TOGETHER,
  file: 'flavor-version',
  fileKubernetes: FILE,
  rawImage: 'repository',
  rawEnding: '.img',
  trustedBootTag: null,
  trustedBootFile: null,
} as const;

/** The naming eras, each with the versions it holds for and the source of its rule. */
export const ERAS = {
  E0: {
    ...BY_REPOSITORY,
    id: 'E0',
    title: 'c3os, the forerunner of Kairos',
    span: { from: 'v1.20.4', to: 'v1.24' },
    source: 'the tags of kairos-io/kairos before 2022-08-31; kairos#1998',
    rawImage: null,
  },
  E1: {
    ...BY_REPOSITORY,
    id: 'E1',
    title: 'repositories core-<flavor> and kairos-<flavor>',
    span: { from: 'v0.57.0', to: 'v2.3.2' },
    source: 'kairos and provider-kairos: .github/workflows/release.yaml@v2.0.0',
  },
  E2: {
    ...BY_REPOSITORY,
    id: 'E2',
    title: 'variant before flavor in file names',
    span: { from: 'v2.3.3-rc1', to: 'v2.4.1' },
    source: 'kairos:.github/workflows/release.yaml@v2.4.0; AuroraBoot:pkg/schema/artifact_test.go',
    file: 'variant-flavor-arch-model-version',
  },
  E3: {
    ...WRITTEN_RULE,
    id: 'E3',
    title: 'the written rule of versioneer',
    span: { from: 'v2.4.2', to: 'v3.3' },
    source: 'kairos:sdk/versioneer/versioneer.go',
    trustedBootFile: '.uki',
  },
  E4: {
    ...WRITTEN_RULE,
    id: 'E4',
    title: 'the written rule with a defect in file names',
    span: { from: 'v3.4.0', to: 'v3.4' },
    source: 'kairos:.github/workflows/reusable-release.yaml@v3.4.2; kairos#3404',
    fileKubernetes: { before: '', between: '', plus: '-' },
  },
  E5: {
    ...WRITTEN_RULE,
    id: 'E5',
    title: 'a dash after the Kubernetes distribution in tags',
    span: { from: 'v3.5.0', to: null },
    source:
      'kairos-factory-action:.github/workflows/reusable-factory.yaml; AuroraBoot NameFromRootfs',
    tagKubernetes: { before: '-', between: '-', plus: '-' },
  },
  E6: {
    ...WRITTEN_RULE,
    id: 'E6',
    title: 'images of CI, named after a commit',
    span: null,
    source: 'kairos:.github/workflows/_build-iso.yaml',
    tag: 'flavor-release-variant-arch-model-commit',
    tagKubernetes: null,
    file: 'flavor-release-variant-arch-model',
    fileKubernetes: null,
    rawImage: null,
  },
} as const satisfies Readonly<Record<EraId, Era>>;

/**
 * Finds the era whose rule named a version; null for what is no version, and for versions before v0.57.0.
 *
 * The prereleases of v2.3.3, which was never released, already have the names of E2
 * (`kairos-standard-opensuse-leap-arm64-rpi4-v2.3.3-rc2.img`).
 */
export function findEra(version: string): Era | null {
  if (readVersion(version, { legacyC3os: true }).class === 'c3os') return ERAS.E0;
  const numbers = readKairosVersion(version);
  return numbers === null ? null : findBySpan(RELEASED_ERAS, numbers);
}

const RELEASED_ERAS = [ERAS.E1, ERAS.E2, ERAS.E3, ERAS.E4, ERAS.E5];
