import { fail, ok, type Result } from '@/lib/base/result';

import type { ComponentReleases, ReleaseEntry } from './read-component';
import { levelOf } from './release-level';
import { resolveRelease } from './resolve-release';

/** What lies between two releases of a component. */
export type Comparison = {
  /** The older of the two. */
  readonly from: ReleaseEntry;
  readonly to: ReleaseEntry;
  /** What came after `from`, up to and with `to`, newest first. */
  readonly between: readonly ReleaseEntry[];
  /** Tags of those that were published without notes. */
  readonly withoutNotes: readonly string[];
  readonly levels: {
    readonly majors: number;
    readonly minors: number;
    readonly patches: number;
    readonly prereleases: number;
    /** Tags that are no version of Kairos, e.g. those of c3os. */
    readonly others: number;
  };
};

/** The field with a release that does not exist, as it was written. */
export type CompareProblem = { readonly field: 'from' | 'to'; readonly tag: string };

/**
 * Compares two releases by version, in either order; each by its tag, `latest` or its line. Prereleases
 * between them count only when one of the two is a prerelease itself.
 */
export function compareReleases(
  releases: ComponentReleases,
  from: string,
  to: string,
): Result<Comparison, CompareProblem> {
  const { entries } = releases;
  const one = resolveRelease(releases, from);
  if (one === null) return fail({ field: 'from', tag: from });
  const other = resolveRelease(releases, to);
  if (other === null) return fail({ field: 'to', tag: to });
  const [newer, older] = [entries.indexOf(one), entries.indexOf(other)].toSorted((a, b) => a - b);
  const start = newer ?? 0;
  const end = older ?? 0;
  const isAnyPreliminary = one.isPreliminary || other.isPreliminary;
  const between = entries
    .slice(start, end)
    .filter((entry) => isAnyPreliminary || !entry.isPreliminary);
  const finals = between.filter(({ isPreliminary }) => !isPreliminary);
  const countOf = (level: ReturnType<typeof levelOf>) =>
    finals.filter(({ version }) => levelOf(version) === level).length;
  return ok({
    from: entries[end] ?? one,
    to: entries[start] ?? other,
    between,
    withoutNotes: between
      .filter(({ release }) => release.notes.trim() === '')
      .map(({ release }) => release.tag),
    levels: {
      majors: countOf('major'),
      minors: countOf('minor'),
      patches: countOf('patch'),
      prereleases: between.length - finals.length,
      others: countOf(null),
    },
  });
}
