import { compareSemVer } from '@/lib/names/versions/compare-versions';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';

import type { KubernetesSpelling } from './kubernetes-segment';

/** The times in which Kairos named its artifacts differently, old to new; E6 is made by CI alone. */
export const ERA_IDS = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;

export type EraId = (typeof ERA_IDS)[number];

/** The rule by which one era made its names. */
export type Era = {
  readonly id: EraId;
  readonly title: string;
  /** First and last version; null where the era has no such end, or no versions at all. */
  readonly from: string | null;
  readonly to: string | null;
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
    from: 'v1.20.4',
    to: 'v1.24.3',
    source: 'the tags of kairos-io/kairos before 2022-08-31; kairos#1998',
    rawImage: null,
  },
  E1: {
    ...BY_REPOSITORY,
    id: 'E1',
    title: 'repositories core-<flavor> and kairos-<flavor>',
    from: 'v0.57.0',
    to: 'v2.3.2',
    source: 'kairos and provider-kairos: .github/workflows/release.yaml@v2.0.0',
  },
  E2: {
    ...BY_REPOSITORY,
    id: 'E2',
    title: 'variant before flavor in file names',
    from: 'v2.4.0',
    to: 'v2.4.1',
    source: 'kairos:.github/workflows/release.yaml@v2.4.0; AuroraBoot:pkg/schema/artifact_test.go',
    file: 'variant-flavor-arch-model-version',
  },
  E3: {
    ...WRITTEN_RULE,
    id: 'E3',
    title: 'the written rule of versioneer',
    from: 'v2.4.2',
    to: 'v3.3.6',
    source: 'kairos:sdk/versioneer/versioneer.go',
    trustedBootFile: '.uki',
  },
  E4: {
    ...WRITTEN_RULE,
    id: 'E4',
    title: 'the written rule with a defect in file names',
    from: 'v3.4.0',
    to: 'v3.4.2',
    source: 'kairos:.github/workflows/reusable-release.yaml@v3.4.2; kairos#3404',
    fileKubernetes: { before: '', between: '', plus: '-' },
  },
  E5: {
    ...WRITTEN_RULE,
    id: 'E5',
    title: 'a dash after the Kubernetes distribution in tags',
    from: 'v3.5.0',
    to: null,
    source:
      'kairos-factory-action:.github/workflows/reusable-factory.yaml; AuroraBoot NameFromRootfs',
    tagKubernetes: { before: '-', between: '-', plus: '-' },
  },
  E6: {
    ...WRITTEN_RULE,
    id: 'E6',
    title: 'images of CI, named after a commit',
    from: null,
    to: null,
    source: 'kairos:.github/workflows/_build-iso.yaml',
    tag: 'flavor-release-variant-arch-model-commit',
    tagKubernetes: null,
    file: 'flavor-release-variant-arch-model',
    fileKubernetes: null,
    rawImage: null,
  },
} as const satisfies Readonly<Record<EraId, Era>>;

/**
 * Finds the era whose rule named a version; null for what is no version.
 *
 * A prerelease is named as the release it leads to, but for those of v2.3.3, which never came out and
 * tried the names of E2 (`kairos-standard-opensuse-leap-arm64-rpi4-v2.3.3-rc2.img`).
 */
export function findEra(version: string): Era | null {
  const parsed = parseSemVer(version);
  if (!parsed.ok) return null;
  const { major, minor, patch, prerelease } = parsed.value;
  if (major === 1 && minor >= 20 && minor <= 24) return ERAS.E0;
  if (prerelease.length > 0 && `${major}.${minor}.${patch}` === '2.3.3') return ERAS.E2;
  const final = { major, minor, patch, prerelease: [], build: [] };
  return NEWEST_ERAS_FIRST.find(({ from }) => isSince(final, from)) ?? ERAS.E1;
}

const NEWEST_ERAS_FIRST = [ERAS.E5, ERAS.E4, ERAS.E3, ERAS.E2];

function isSince(version: SemVer, from: string): boolean {
  const first = parseSemVer(from);
  return first.ok && compareSemVer(version, first.value) >= 0;
}
