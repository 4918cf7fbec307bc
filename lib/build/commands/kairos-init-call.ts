import type { CheckedArtifact } from '@/lib/build/form/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

/** How kairos-init is called in a span of its versions. */
export type InitCall = {
  readonly span: VersionSpan;
  readonly words: string;
  readonly hasFips: boolean;
  /** The command lines in a Dockerfile; values of the form are only used through build arguments. */
  readonly runs: (artifact: CheckedArtifact) => readonly string[];
};

const MODEL = '"${MODEL}"';
const VERSION = '"${VERSION}"';
const KUBERNETES_VERSION = '"${KUBERNETES_VERSION}"';

/** The framework image of kairos-init v0.4, as in the Dockerfile of v3.4. */
const FRAMEWORK = 'v2.21.0';

/**
 * The calls of kairos-init by its version, from the Dockerfiles and the documentation of these versions.
 *
 * @see https://github.com/kairos-io/kairos/blob/v3.4.2/images/Dockerfile
 * @see https://github.com/kairos-io/kairos/blob/v3.5.0/images/Dockerfile
 * @see https://github.com/kairos-io/kairos-init/blob/main/main.go
 */
const CALLS: readonly InitCall[] = [
  {
    span: { from: 'v0.4.5', to: 'v0.4.7' },
    words: 'kairos-init v0.4.5 to v0.4.7, with a framework image',
    hasFips: false,
    runs: frameworkRuns,
  },
  {
    span: { from: 'v0.5.7', to: 'v0.5' },
    words: 'kairos-init v0.5.7 and newer of v0.5',
    hasFips: false,
    runs: (artifact) => [
      words(['/kairos-init', ...boardFlags(artifact), ...oldKubernetesFlags(artifact)]),
      words(['/kairos-init', 'validate', '-t', `${artifact.trustedBoot}`]),
    ],
  },
  {
    span: { from: 'v0.6.0', to: 'v0.17' },
    words: 'kairos-init v0.6 to v0.17',
    hasFips: true,
    runs: providerRuns,
  },
  {
    span: { from: 'v4.3.0', to: null },
    words: 'kairos-init v4.3 and newer, which has the version of Kairos',
    hasFips: true,
    runs: providerRuns,
  },
];

/** Finds how a version of kairos-init is called; null if unknown, which includes all prereleases. */
export function findInitCall(tag: string): InitCall | null {
  const version = parseSemVer(tag);
  if (!version.ok || version.value.prerelease.length > 0) return null;
  return findBySpan(CALLS, version.value);
}

function providerRuns({ trustedBoot, fips, kubernetes }: CheckedArtifact): readonly string[] {
  const distro = kubernetes?.distro ?? null;
  const version = kubernetes?.version ?? null;
  const run = words([
    '/kairos-init',
    '--version',
    VERSION,
    '--model',
    MODEL,
    ...(trustedBoot ? ['--trusted', 'true'] : []),
    ...(distro === null ? [] : ['--provider', distro]),
    ...(distro === null || version === null
      ? []
      : [`--provider-${distro}-version`, KUBERNETES_VERSION]),
    ...(fips ? ['--fips'] : []),
  ]);
  return [run];
}

function frameworkRuns(artifact: CheckedArtifact): readonly string[] {
  const flags = [
    '-f',
    FRAMEWORK,
    '-v',
    artifact.variant,
    ...boardFlags(artifact),
    ...oldKubernetesFlags(artifact),
  ];
  return ['-s install', '-s init', '--validate'].map((what) =>
    words(['/kairos-init', what, ...flags]),
  );
}

function boardFlags({ trustedBoot }: CheckedArtifact): readonly string[] {
  return ['--version', VERSION, '-m', MODEL, '-t', `${trustedBoot}`];
}

function oldKubernetesFlags({ kubernetes }: CheckedArtifact): readonly string[] {
  if (kubernetes === null) return [];
  const version = kubernetes.version === null ? [] : ['--k8sversion', KUBERNETES_VERSION];
  return ['-k', kubernetes.distro, ...version];
}

function words(list: readonly string[]): string {
  return list.join(' ');
}
