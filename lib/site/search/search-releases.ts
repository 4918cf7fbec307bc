import { formatBytes } from '@/lib/base/format/bytes';
import { formatDay } from '@/lib/base/format/dates';
import { paths, releasePath, withQuery } from '@/lib/site/url/paths';

import type { SearchIndex, SearchResult } from './model';
import { hasEveryWord } from './search-words';

/** Finds releases by component and tag: the exact tag first, then final releases before prereleases. */
export function findReleases(
  { releases }: SearchIndex,
  words: readonly string[],
): readonly SearchResult[] {
  const rest = words.filter((word) => word !== 'latest');
  const candidates = rest.length < words.length ? latestOfEach(releases) : releases;
  return candidates
    .filter(({ title, entry }) => hasEveryWord(`${title} ${entry.release.tag}`, rest))
    .map((found) => ({ found, rank: rankOf(found.entry, rest) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ found: { title, entry } }) => ({
      group: 'Releases',
      text: `${title} ${entry.release.tag}`,
      hint: formatDay(entry.release.publishedAt),
      href: releasePath(entry.componentId, entry.release.tag),
    }));
}

type Found = SearchIndex['releases'][number];

function latestOfEach(releases: readonly Found[]): readonly Found[] {
  const finals = releases.filter(({ entry }) => !entry.isPreliminary);
  const firsts = new Map<string, Found>();
  for (const each of finals) {
    if (!firsts.has(each.entry.componentId)) firsts.set(each.entry.componentId, each);
  }
  return [...firsts.values()];
}

function rankOf({ release, isPreliminary }: Found['entry'], words: readonly string[]): number {
  const tag = release.tag.toLowerCase();
  if (words.some((word) => word === tag || `v${word}` === tag)) return 0;
  return isPreliminary ? 2 : 1;
}

/** Fewer characters are in the names of nearly all files. */
const SHORTEST_ASSET_WORD = 3;

/** Finds files of Kairos by their names, those of the latest releases first. */
export function findAssets(
  { releases }: SearchIndex,
  words: readonly string[],
  most: number,
): readonly SearchResult[] {
  if (!words.some((word) => word.length >= SHORTEST_ASSET_WORD)) return [];
  const found: SearchResult[] = [];
  for (const { title, entry } of releases) {
    for (const { name, bytes } of entry.release.assets) {
      if (found.length >= most) return found;
      if (hasEveryWord(name, words)) {
        found.push({
          group: 'Assets',
          text: name,
          hint: `${title} ${entry.release.tag}, ${formatBytes(bytes)}`,
          href: withQuery(paths.decode, new URLSearchParams({ name })),
        });
      }
    }
  }
  return found;
}
