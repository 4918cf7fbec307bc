import type { Decoded } from '@/lib/names/artifacts/decoded';
import { describeDecoded } from '@/lib/names/artifacts/describe-decoded';
import { decodeText } from '@/lib/names/decoder/decode-text';
import { paths, withQuery } from '@/lib/site/url/paths';

import type { SearchIndex, SearchResult } from './model';
import { findBoards, findDistributions } from './search-matrix';
import { findAssets, findReleases } from './search-releases';
import { searchWords, SITE_SEARCH_LIMIT } from './search-words';

/** Most results of one group. */
const MOST = 5;

/**
 * Searches the site: a pasted name is decoded, and words are looked up in releases, distributions, boards
 * and files. A group has a few results; more words narrow it.
 */
export function searchSite(requested: string, index: SearchIndex): readonly SearchResult[] {
  const text = requested.trim().slice(0, SITE_SEARCH_LIMIT);
  const words = searchWords(text);
  if (words.length === 0) return [];
  const releases = findReleases(index, words).slice(0, MOST);
  return [
    ...pastedName(text, releases.length > 0),
    ...releases,
    ...findDistributions(index, words).slice(0, MOST),
    ...findBoards(index, words).slice(0, MOST),
    ...findAssets(index, words, MOST),
  ];
}

/** A text that is only a version is its release, where that is listed. */
function pastedName(text: string, isListed: boolean): readonly SearchResult[] {
  const [finding] = decodeText(text).findings;
  if (!DECODED.has(finding.kind) || (finding.kind === 'release' && isListed)) return [];
  return [
    {
      group: 'Pasted',
      text: describeDecoded(finding),
      hint: 'Decode',
      href: withQuery(paths.decode, new URLSearchParams({ name: text })),
    },
  ];
}

const DECODED: ReadonlySet<Decoded['kind']> = new Set([
  'image',
  'digest',
  'commit',
  'release',
  'component',
  'legacy',
  'command',
  'pattern',
]);
