import { findRelease } from './find-release';
import type { ComponentReleases, ReleaseEntry } from './read-component';

/** A name that means another release as time goes by: the latest of all, of a major, or of a minor line. */
export type ReleaseAlias =
  | { readonly kind: 'latest' }
  /** `4` or `4.2`. */
  | { readonly kind: 'line'; readonly line: string };

const LINE = /^v?(\d{1,5}(?:\.\d{1,5})?)(?:\.x)?$/i;

/** Reads an alias: `latest`, `4`, `4.2`, `v4.2` or `4.2.x`; null for any other text. */
export function readAlias(text: string): ReleaseAlias | null {
  if (text.toLowerCase() === 'latest') return { kind: 'latest' };
  const line = LINE.exec(text)?.[1];
  return line === undefined ? null : { kind: 'line', line };
}

/** Finds a release by its tag, or by an alias: then the highest final version of that line. A tag comes first. */
export function resolveRelease(releases: ComponentReleases, text: string): ReleaseEntry | null {
  const exact = findRelease(releases.entries, text);
  if (exact !== null) return exact;
  const alias = readAlias(text);
  return alias === null ? null : findByAlias(releases, alias);
}

function findByAlias(
  { entries, support }: ComponentReleases,
  alias: ReleaseAlias,
): ReleaseEntry | null {
  if (alias.kind === 'latest') {
    return support.latest === null ? null : findRelease(entries, support.latest);
  }
  return entries.find((entry) => !entry.isPreliminary && isOfLine(entry, alias.line)) ?? null;
}

/** Whether a release is of a minor line, or of a major where only that is given. */
export function isOfLine({ line: own }: ReleaseEntry, line: string): boolean {
  return own !== null && (own === line || own.startsWith(`${line}.`));
}
