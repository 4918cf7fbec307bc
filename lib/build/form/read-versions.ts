import { KUBERNETES_DISTROS, type KubernetesDistro } from '@/lib/names/artifacts/model';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';

import { fieldError } from './field-problem';
import type { BuildForm, CheckedVersion, FieldProblem } from './model';

const SEMVER = 'https://semver.org/#semantic-versioning-specification-semver';
const RELEASES = 'https://github.com/kairos-io/kairos/releases';
const KAIROS_INIT = 'https://github.com/kairos-io/kairos-init/blob/main/main.go';
const RELEASE_WORKFLOW =
  'https://github.com/kairos-io/kairos/blob/v4.2.0/.github/workflows/release.yaml';

/** What was read of one field: its value where it has one, and what is wrong with it. */
export type FieldReading<Value> = {
  readonly value: Value | null;
  readonly problems: readonly FieldProblem[];
};

const NOTHING: FieldReading<never> = { value: null, problems: [] };

/** Reads the version of the image, or the commit in its place in the names of CI. */
export function readImageVersion({ version, naming }: BuildForm): FieldReading<SemVer> {
  const isCommit = naming === 'E6';
  if (version === '') return missing(isCommit);
  if (isCommit) return readCommit(version);
  const parsed = parseSemVer(version);
  if (parsed.ok) return { value: parsed.value, problems: [] };
  const message = /^v?[0-9]/.test(version)
    ? `${parsed.failure.message} kairos-init takes three numbers, e.g. v1.0.0.`
    : `“${version}” is not a version. kairos-init takes three numbers, e.g. v1.0.0.`;
  return { value: null, problems: [fieldError('version', message, { source: SEMVER })] };
}

function missing(isCommit: boolean): FieldReading<never> {
  const what = isCommit ? 'A commit' : 'A version';
  const problem = fieldError('version', `${what} is needed: it is a part of every name.`, {
    source: KAIROS_INIT,
  });
  return { value: null, problems: [problem] };
}

function readCommit(commit: string): FieldReading<never> {
  if (/^[0-9a-f]{40}$/.test(commit)) return NOTHING;
  const message = 'Names of CI end with a commit in full: 40 digits from 0 to 9 and a to f.';
  return { value: null, problems: [fieldError('version', message)] };
}

/** Reads the release of Kairos whose programs are wanted; the default is meant where the field is empty. */
export function readRelease({ release }: BuildForm): FieldReading<CheckedVersion> {
  if (release === '') return NOTHING;
  const parsed = parseSemVer(release);
  if (parsed.ok) return { value: { text: release, numbers: parsed.value }, problems: [] };
  const message = `“${release}” is not a release of Kairos. Enter its tag, e.g. v4.3.0.`;
  return {
    value: null,
    problems: [fieldError('release', message, { source: RELEASES, fix: { release: '' } })],
  };
}

/** Reads the version of kairos-init; none is meant where the field is empty. */
export function readKairosInit({ kairosInit }: BuildForm): FieldReading<CheckedVersion> {
  if (kairosInit === '') return NOTHING;
  const parsed = parseSemVer(kairosInit);
  const plus = kairosInit.indexOf('+');
  if (parsed.ok && plus >= 0) {
    const says = `must not contain “+” (character ${plus + 1}): it is the tag of an image`;
    return {
      value: null,
      problems: [fieldError('kairosInit', `The kairos-init version ${says}.`, { source: SEMVER })],
    };
  }
  if (parsed.ok) return { value: { text: kairosInit, numbers: parsed.value }, problems: [] };
  const message = `In the kairos-init version: ${parsed.failure.message}`;
  return { value: null, problems: [fieldError('kairosInit', message, { source: SEMVER })] };
}

const SPELLINGS: Readonly<Record<KubernetesDistro, { pattern: RegExp; example: string }>> = {
  k3s: { pattern: /^v[0-9]+\.[0-9]+\.[0-9]+(?:-rc[0-9]+)?\+k3s[0-9]+$/, example: 'v1.36.1+k3s1' },
  k0s: {
    pattern: /^v[0-9]+\.[0-9]+\.[0-9]+(?:-rc\.?[0-9]+)?\+k0s\.[0-9]+$/,
    example: 'v1.36.1+k0s.0',
  },
};

/** Reads the distribution from the end of a version, e.g. `+k3s1`; null where it states none. */
export function distroOfVersion(version: string): KubernetesDistro | null {
  const build = /[-+_](k3s|k0s)\.?[0-9]*$/.exec(version)?.[1];
  return KUBERNETES_DISTROS.find((distro) => distro === build) ?? null;
}

/** Checks that a version is spelled as the distribution tags its releases. */
export function checkKubernetesVersion(
  distro: KubernetesDistro,
  version: string,
): readonly FieldProblem[] {
  const { pattern, example } = SPELLINGS[distro];
  if (version === '' || pattern.test(version)) return [];
  const mended = mendVersion(distro, version);
  const fix = pattern.test(mended) ? { kubernetesVersion: mended } : null;
  const message = `${whyWrong(distro, version)} ${distro} tags its releases like ${example}.`;
  return [fieldError('kubernetesVersion', message, { source: RELEASE_WORKFLOW, fix })];
}

function whyWrong(distro: KubernetesDistro, version: string): string {
  if (version.startsWith(distro)) {
    return `The Kubernetes version repeats “${distro}” (character 1): a name would contain it twice.`;
  }
  if (!version.startsWith('v')) return 'The Kubernetes version lacks its “v” (character 1).';
  const dash = version.search(new RegExp(`[-_]${distro}`));
  if (dash >= 0) {
    return `The Kubernetes version has “${version.charAt(dash)}” where “+” belongs (character ${dash + 1}); a tag cannot contain “+” and writes it so, a version cannot.`;
  }
  const bad = version.search(/[^0-9A-Za-z.+-]/);
  if (bad >= 0) {
    const character = String.fromCodePoint(version.codePointAt(bad) ?? 0);
    return `The Kubernetes version must not contain “${character}” (character ${bad + 1}).`;
  }
  return `“${version}” is no version of ${distro}.`;
}

function mendVersion(distro: KubernetesDistro, version: string): string {
  const bare = version.replace(new RegExp(`^(?:${distro})+-?`), '').replace(/^(?=[0-9])/, 'v');
  return bare.replace(new RegExp(`[-_](${distro}\\.?[0-9]+)$`), '+$1');
}
