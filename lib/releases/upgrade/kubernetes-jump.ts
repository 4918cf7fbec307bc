import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import { publishedCells } from '@/lib/releases/existence/published-cells';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

type Image = Pick<NameParts, 'flavor' | 'arch' | 'kubernetes'>;

/**
 * The versions of Kubernetes that the files of a release have for an image: of its flavor, architecture and
 * distribution of Kubernetes; oldest first.
 */
export function kubernetesVersionsOf(
  { release, componentId }: ReleaseEntry,
  { flavor, arch, kubernetes }: Image,
): readonly string[] {
  if (kubernetes === null) return [];
  const versions = publishedCells(release, componentId)
    .filter((cell) => cell.flavor === flavor && (arch === null || cell.arch === arch))
    .flatMap((cell) =>
      cell.kubernetes?.distro === kubernetes.distro ? (cell.kubernetes.version ?? []) : [],
    );
  return [...new Set(versions)].toSorted(compareTexts);
}

/**
 * Chooses the version of Kubernetes to upgrade to: the newest of the same minor version, else of the next one, else
 * the nearest newer one, else the newest. Kubernetes neither skips minor versions nor goes back.
 *
 * @see https://kubernetes.io/releases/version-skew-policy/#supported-component-upgrade-order
 */
export function chooseKubernetes(current: string, versions: readonly string[]): string | null {
  const ordered = versions.toSorted(compareTexts);
  const notOlder = ordered.filter((version) => compareTexts(version, current) >= 0);
  const [nearest] = notOlder;
  if (nearest === undefined) return ordered.at(-1) ?? null;
  return notOlder.findLast((version) => minorsBetween(nearest, version) === 0) ?? nearest;
}

/** Minor versions from one version to another, e.g. 3 from `v1.33.5+k3s1` to `v1.36.3+k3s1`; null if either is none. */
export function minorsBetween(from: string, to: string): number | null {
  const [before, after] = [from, to].map((text) => versionOf(text).numbers);
  if (before === null || before === undefined || after === null || after === undefined) return null;
  return before.major === after.major ? after.minor - before.minor : null;
}

/** The minor versions between two, each without its patch, e.g. `v1.34` and `v1.35`. */
export function minorsSkipped(from: string, to: string): readonly string[] {
  const numbers = versionOf(from).numbers;
  const count = minorsBetween(from, to) ?? 0;
  if (numbers === null || count < 2) return [];
  return Array.from(
    { length: count - 1 },
    (_none, index) => `v${numbers.major}.${numbers.minor + index + 1}`,
  );
}

/** Whether a version is of a minor version, e.g. `v1.34.1+k3s1` of `v1.34`. */
export function isOfMinor(version: string, minor: string): boolean {
  return version.startsWith(`${minor}.`);
}

function compareTexts(one: string, other: string): number {
  return compareVersions(versionOf(one), versionOf(other));
}

function versionOf(text: string) {
  return readVersion(text, { legacyC3os: false });
}
