import { type Package, PACKAGE_SOURCES, type PackageSource } from '@/lib/evidence/packages/model';
import { type Platform, platformOf } from '@/lib/evidence/packages/platform-of';

import { diffPackages } from './diff-packages';
import type { PackageDiff } from './model';

/** Packages that are not compared, because their source lists packages of only one of the images. */
export type LeftOut = {
  readonly source: PackageSource;
  readonly side: 'before' | 'after';
  readonly count: number;
};

/**
 * Two lists side by side. `unlike`: they are of different distributions or architectures, so that nearly
 * every row would differ and none is listed, unless the caller forces it.
 */
export type ListComparison = {
  readonly before: Platform;
  readonly after: Platform;
  /** Limits of the comparison, in sentences. */
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
} & (
  | { readonly kind: 'like'; readonly diff: PackageDiff }
  | { readonly kind: 'unlike'; readonly reasons: readonly string[] }
);

/**
 * Compares two lists like with like: by the sources that list packages of both, and only where distribution and
 * architecture are the same or unknown.
 */
export function compareLists(
  before: readonly Package[],
  after: readonly Package[],
  { isForced = false }: { readonly isForced?: boolean } = {},
): ListComparison {
  const platforms = { before: platformOf(before), after: platformOf(after) };
  const counts = { before: countSources(before), after: countSources(after) };
  const isCommon = (source: PackageSource) => counts.before[source] > 0 && counts.after[source] > 0;
  const leftOut = PACKAGE_SOURCES.filter((source) => !isCommon(source)).flatMap((source) =>
    SIDES.map((side) => ({ source, side, count: counts[side][source] })).filter(
      ({ count }) => count > 0,
    ),
  );
  const reasons = unlikeReasons(platforms, PACKAGE_SOURCES.some(isCommon) || leftOut.length === 0);
  const notes = [...notesOf(platforms), ...leftOut.map(describeLeftOut)];
  if (reasons.length > 0 && !isForced)
    return { ...platforms, kind: 'unlike', reasons, notes, leftOut };
  const [common, others] = [before, after].map((list) =>
    list.filter(({ source }) => isCommon(source)),
  );
  const diff = diffPackages(common ?? [], others ?? []);
  return { ...platforms, kind: 'like', diff, notes: [...reasons, ...notes], leftOut };
}

type Platforms = { readonly before: Platform; readonly after: Platform };

const SIDES = ['before', 'after'] as const;

function countSources(packages: readonly Package[]): Readonly<Record<PackageSource, number>> {
  const counts = { sbom: 0, hadron: 0, 'go.mod': 0 };
  for (const { source } of packages) counts[source] += 1;
  return counts;
}

function unlikeReasons({ before, after }: Platforms, isComparable: boolean): readonly string[] {
  const reasons: string[] = [];
  if (differ(before.distribution, after.distribution)) {
    reasons.push(
      `The first list is of ${before.distribution} and the second of ${after.distribution}: nearly every package differs.`,
    );
  }
  if (differ(before.arch, after.arch)) {
    reasons.push(
      `The first list is for ${before.arch} and the second for ${after.arch}: many names contain the architecture.`,
    );
  }
  if (!isComparable) reasons.push('No source lists packages of both images.');
  return reasons;
}

function notesOf({ before, after }: Platforms): readonly string[] {
  const unknown = [
    before.distribution === '' ? 'first' : '',
    after.distribution === '' ? 'second' : '',
  ].filter((side) => side !== '');
  const notes = unknown.map((side) => `The distribution of the ${side} list is unknown.`);
  const isOther =
    !differ(before.distribution, after.distribution) && differ(before.release, after.release);
  return isOther
    ? [...notes, `The distribution changes from ${before.release} to ${after.release}.`]
    : notes;
}

const SOURCE_WORDS: Readonly<Record<PackageSource, string>> = {
  sbom: 'The SBOM',
  hadron: 'Hadron',
  'go.mod': 'go.mod',
};

function describeLeftOut({ source, side, count }: LeftOut): string {
  const which = side === 'before' ? 'first' : 'second';
  const packages = count === 1 ? '1 package' : `${count.toLocaleString('en')} packages`;
  return `${SOURCE_WORDS[source]} lists ${packages} of the ${which} image only, which are not compared.`;
}

/** Whether two texts are both given and not the same. */
function differ(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}
