import { formatCount } from '@/lib/base/format/count';
import type { ReleasePromise } from '@/lib/names/catalog/model';

import type { ReleaseEntry } from './read-component';
import { levelOf, type ReleaseLevel } from './release-level';

/** A release in time; `gapDays` is null for the first. */
export type CadencePoint = {
  readonly tag: string;
  readonly publishedAt: string;
  readonly level: ReleaseLevel;
  readonly gapDays: number | null;
};

/** The median of some gaps in days, and of how many. */
export type Median = { readonly days: number; readonly count: number };

/** How often a component was released; a median is null where there is no gap to measure. */
export type Cadence = {
  /** Final releases, oldest first. */
  readonly points: readonly CadencePoint[];
  /** Between one release and the next, of any kind. */
  readonly all: Median | null;
  readonly lastYear: Median | null;
  /** Between one minor or major and the next. */
  readonly lines: Median | null;
  readonly linesLastYear: Median | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_MS = 365 * DAY_MS;

/** Measures the time between the final releases of a component; null for fewer than two. */
export function measureCadence(entries: readonly ReleaseEntry[], now: Date): Cadence | null {
  const points = toPoints(entries);
  if (points.length < 2) return null;
  const since = now.getTime() - YEAR_MS;
  const isRecent = ({ publishedAt }: CadencePoint) => Date.parse(publishedAt) >= since;
  const lines = withGaps(points.filter(({ level }) => level !== 'patch'));
  return {
    points,
    all: medianOf(points),
    lastYear: medianOf(points.filter(isRecent)),
    lines: medianOf(lines),
    linesLastYear: medianOf(lines.filter(isRecent)),
  };
}

function toPoints(entries: readonly ReleaseEntry[]): readonly CadencePoint[] {
  const finals = entries.flatMap(({ release, version, isPreliminary }) => {
    const level = levelOf(version);
    if (isPreliminary || level === null || release.publishedAt === '') return [];
    return [{ tag: release.tag, publishedAt: release.publishedAt, level, gapDays: null }];
  });
  return withGaps(finals.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)));
}

function withGaps(points: readonly CadencePoint[]): readonly CadencePoint[] {
  return points.map((point, index) => {
    const before = points[index - 1];
    const gapDays =
      before === undefined
        ? null
        : (Date.parse(point.publishedAt) - Date.parse(before.publishedAt)) / DAY_MS;
    return { ...point, gapDays };
  });
}

function medianOf(points: readonly CadencePoint[]): Median | null {
  const gaps = points.flatMap(({ gapDays }) => gapDays ?? []).toSorted((a, b) => a - b);
  const half = Math.floor(gaps.length / 2);
  const upper = gaps[half];
  if (upper === undefined) return null;
  const days = gaps.length % 2 === 1 ? upper : (upper + (gaps[half - 1] ?? upper)) / 2;
  return { days, count: gaps.length };
}

/** A row of the table of intervals, in words. */
export type CadenceRow = {
  readonly name: string;
  readonly ever: string;
  readonly lastYear: string;
  readonly policy: string;
};

/** Words the medians with what the policy promises: a patch for any release, a minor for minors and majors. */
export function tabulateCadence(
  { all, lastYear, lines, linesLastYear }: Cadence,
  promise: ReleasePromise | null,
): readonly CadenceRow[] {
  return [
    ...rowsOf('All releases', all, lastYear, promise?.patchDays ?? null),
    ...rowsOf('Minors and majors', lines, linesLastYear, promise?.minorDays ?? null),
  ];
}

function rowsOf(
  name: string,
  ever: Median | null,
  recent: Median | null,
  promisedDays: number | null,
): readonly CadenceRow[] {
  if (ever === null) return [];
  return [
    {
      name,
      ever: medianWords(ever),
      lastYear: recent === null ? 'none' : medianWords(recent),
      policy: promisedDays === null ? '–' : daysWords(promisedDays),
    },
  ];
}

function medianWords({ days, count }: Median): string {
  return `${daysWords(days)} (${formatCount(count, 'interval')})`;
}

function daysWords(days: number): string {
  return formatCount(days < 10 ? Math.round(days * 10) / 10 : Math.round(days), 'day');
}
