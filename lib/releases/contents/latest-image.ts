import { cutReference } from '@/lib/names/references/cut-reference';
import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import { referenceOfCell } from '@/lib/releases/existence/cell-references';
import { publishedCells, type PublishedCell } from '@/lib/releases/existence/published-cells';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** Which image is wanted, in the words of its name; null for any. */
export type ImageQuery = {
  readonly flavor: string | null;
  readonly flavorRelease: string | null;
  readonly variant: string | null;
  readonly arch: string | null;
  /** The board. */
  readonly model: string | null;
  /** `k3s` or `k0s`. */
  readonly distro: string | null;
  /** The beginning of its version: a minor version or the full version. */
  readonly kubernetesVersion: string | null;
};

/** An image that a file of a release proves. */
export type ListedImage = {
  readonly release: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly reference: string;
  readonly tag: string;
  readonly kubernetes: string | null;
};

/**
 * Lists the images of final releases that match, one for each release, the latest first: of several versions of
 * Kubernetes in a release the newest. Only files of releases count, so boards and trusted boot are not among them.
 */
export function listedImages(
  entries: readonly ReleaseEntry[],
  query: ImageQuery,
): readonly ListedImage[] {
  return entries
    .filter(({ isPreliminary, version }) => !isPreliminary && version.class === 'kairos')
    .flatMap((entry) => bestOf(entry, query) ?? []);
}

function bestOf({ release, componentId }: ReleaseEntry, query: ImageQuery): ListedImage | null {
  const cells = publishedCells(release, componentId).filter((cell) => matches(cell, query));
  const [best] = cells.toSorted(byNewest);
  const reference = best === undefined ? null : referenceOfCell(best, release.tag);
  if (best === undefined || reference === null) return null;
  return {
    release: release.tag,
    publishedAt: release.publishedAt,
    reference,
    tag: cutReference(reference).tag ?? '',
    kubernetes: best.kubernetes?.version ?? null,
  };
}

/** Whether a value is the wanted one; nothing wanted is any. */
function isOf(wanted: string | null, has: string | null): boolean {
  return wanted === null || wanted === has;
}

function matches(cell: PublishedCell, query: ImageQuery): boolean {
  const { distro, kubernetesVersion } = query;
  return (
    !cell.trustedBoot &&
    isOf(query.flavor, cell.flavor) &&
    isOf(query.flavorRelease, cell.flavorRelease) &&
    isOf(query.variant, cell.variant) &&
    isOf(query.arch, cell.arch) &&
    isOf(query.model, cell.model) &&
    isOf(distro, cell.kubernetes?.distro ?? null) &&
    (kubernetesVersion === null || isOfVersion(cell.kubernetes?.version ?? '', kubernetesVersion))
  );
}

/** Whether a version is another one, or one of a minor version: `v1.35.8+k3s1` of `1.35`. */
function isOfVersion(version: string, wanted: string): boolean {
  const begin = `v${wanted.replace(/^v/, '')}`;
  return version === begin || version.startsWith(`${begin}.`) || version.startsWith(`${begin}+`);
}

function byNewest(one: PublishedCell, other: PublishedCell): number {
  return (
    compareTexts(other.kubernetes?.version, one.kubernetes?.version) ||
    compareTexts(other.flavorRelease, one.flavorRelease)
  );
}

function compareTexts(one: string | null | undefined, other: string | null | undefined): number {
  const [before, after] = [one, other].map((text) =>
    readVersion(text ?? '', { legacyC3os: false }),
  );
  return before === undefined || after === undefined ? 0 : compareVersions(before, after);
}
