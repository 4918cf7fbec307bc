import type { ReleaseEntry } from './read-component';

/** The releases before and after one, by version: of all, and of the same minor line. */
export type Neighbours = {
  readonly older: ReleaseEntry | null;
  readonly newer: ReleaseEntry | null;
  readonly olderInLine: ReleaseEntry | null;
  readonly newerInLine: ReleaseEntry | null;
};

/** Finds the releases next to one in a component's order; prereleases count only next to a prerelease. */
export function findNeighbours(entries: readonly ReleaseEntry[], tag: string): Neighbours {
  const place = entries.findIndex(({ release }) => release.tag === tag);
  const self = entries[place];
  if (self === undefined) return { older: null, newer: null, olderInLine: null, newerInLine: null };
  const counts = (entry: ReleaseEntry) => self.isPreliminary || !entry.isPreliminary;
  const isOfLine = (entry: ReleaseEntry) => entry.line !== null && entry.line === self.line;
  const before = entries.slice(place + 1).filter(counts);
  const after = entries.slice(0, place).toReversed().filter(counts);
  return {
    older: before[0] ?? null,
    newer: after[0] ?? null,
    olderInLine: before.find(isOfLine) ?? null,
    newerInLine: after.find(isOfLine) ?? null,
  };
}
