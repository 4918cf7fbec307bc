import { compareText } from '@/lib/base/text/compare-text';

import { VERSION_CLASSES, type SemVer, type Version } from './model';

/** A version and when it was published, as ISO 8601 text; the date decides between equal versions. */
export type DatedVersion = { readonly version: Version; readonly publishedAt: string | null };

/**
 * Orders versions from old to new by SemVer, except that prerelease labels ignore case and are compared
 * apart from their number: `RC1` follows `beta4` and `beta10` follows `beta.9`.
 *
 * Kairos is newer than c3os, and both are newer than names that are not versions. Build metadata decides
 * between versions that SemVer calls equal (`+k3s3` follows `+k3s1`); the spelling decides last.
 *
 * @see https://semver.org/#spec-item-11
 */
export function compareVersions(one: Version, other: Version): number {
  return compareMeaning(one, other) || compareText(one.raw, other.raw);
}

/** Orders dated versions from old to new: {@link compareVersions}, with the date before the spelling. */
export function compareDated(one: DatedVersion, other: DatedVersion): number {
  return (
    compareMeaning(one.version, other.version) ||
    compareNumbers(momentOf(one), momentOf(other)) ||
    compareText(one.version.raw, other.version.raw)
  );
}

/** Orders dated versions for display: newest first, then the names that are not versions, from a to z. */
export function compareNewestFirst(one: DatedVersion, other: DatedVersion): number {
  const areNames = one.version.numbers === null && other.version.numbers === null;
  return areNames ? compareDated(one, other) : compareDated(other, one);
}

function compareMeaning(one: Version, other: Version): number {
  const byClass = compareNumbers(rankOf(one), rankOf(other));
  if (byClass !== 0) return byClass;
  if (one.numbers === null || other.numbers === null) return compareText(one.raw, other.raw);
  return compareSemVer(one.numbers, other.numbers);
}

/** Orders two SemVers from old to new, without regard to spelling; 0 for `RC1` and `rc.1`. */
export function compareSemVer(one: SemVer, other: SemVer): number {
  return (
    compareNumbers(one.major, other.major) ||
    compareNumbers(one.minor, other.minor) ||
    compareNumbers(one.patch, other.patch) ||
    compareNumbers(finality(one), finality(other)) ||
    compareTokens(tokensOf(one.prerelease), tokensOf(other.prerelease)) ||
    compareTokens(tokensOf(one.build), tokensOf(other.build))
  );
}

function finality({ prerelease }: SemVer): number {
  return prerelease.length === 0 ? 1 : 0;
}

function rankOf(version: Version): number {
  return -VERSION_CLASSES.indexOf(version.class);
}

function momentOf({ publishedAt }: DatedVersion): number {
  const moment = publishedAt === null ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment;
}

type Token = number | string;

function tokensOf(identifiers: readonly string[]): readonly Token[] {
  return identifiers.flatMap((identifier) =>
    (identifier.toLowerCase().match(/[0-9]+|[^0-9]+/g) ?? []).flatMap(readRun),
  );
}

function readRun(run: string): readonly Token[] {
  if (/^[0-9]/.test(run)) return [Number(run)];
  const label = run.replace(/^-+|-+$/g, '');
  return label === '' ? [] : [label];
}

function compareTokens(some: readonly Token[], others: readonly Token[]): number {
  for (const [index, token] of some.entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const order = compareToken(token, other);
    if (order !== 0) return order;
  }
  return compareNumbers(some.length, others.length);
}

function compareToken(one: Token, other: Token): number {
  if (typeof one === 'number' && typeof other === 'number') return compareNumbers(one, other);
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  return typeof one === 'number' ? -1 : 1;
}

function compareNumbers(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
