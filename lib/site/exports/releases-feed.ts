import { escapeXml } from '@/lib/base/text/xml';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { Release } from '@/lib/releases/list/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { FoundRelease } from '@/lib/releases/list/select-releases';
import { releasePath } from '@/lib/site/url/paths';

import { atomTime, formatAtomFeed } from './atom-feed';

type Feed = {
  /** What the feed is of, e.g. `Kairos releases`. */
  readonly title: string;
  readonly found: readonly FoundRelease[];
  /** URL of the feed itself, and of the page with the same releases. */
  readonly self: string;
  readonly page: string;
  readonly origin: string;
  /** The notes of a release as sanitised HTML; null where they are not loaded. */
  readonly htmlOf: (entry: ReleaseEntry) => string | null;
};

/** Entries of one feed: feed readers poll often, and keep what they have read. */
const MOST_ENTRIES = 50;

/**
 * Formats the latest releases as an Atom feed. The notes are in it as sanitised HTML.
 */
export function releasesFeed({ title, found, self, page, origin, htmlOf }: Feed): string {
  const latest = found
    .filter(({ entry }) => entry.release.publishedAt !== '')
    .slice(0, MOST_ENTRIES);
  const entries = latest.map(({ entry }) => ({
    updated: updatedAt(entry.release),
    markup: feedEntry(entry, origin, htmlOf(entry)),
  }));
  return formatAtomFeed({ title, self, page, entries });
}

/** When a release was published, or noticed to be changed since. */
function updatedAt(release: Release): string {
  return release.change?.noticedAt ?? atomTime(release.publishedAt);
}

function feedEntry(
  { componentId, release }: ReleaseEntry,
  origin: string,
  html: string | null,
): string {
  const url = `${origin}${releasePath(componentId, release.tag)}`;
  const title = `${findComponent(componentId)?.title ?? componentId} ${release.tag}`;
  return [
    '<entry>',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(url)}</id>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    `<link rel="related" type="text/html" href="${escapeXml(release.url)}"/>`,
    `<published>${escapeXml(atomTime(release.publishedAt))}</published>`,
    `<updated>${escapeXml(updatedAt(release))}</updated>`,
    ...(html === null ? [] : [`<content type="html">${escapeXml(html)}</content>`]),
    '</entry>',
  ].join('\n');
}
