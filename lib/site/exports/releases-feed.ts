import { escapeXml } from '@/lib/base/text/xml';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { Release } from '@/lib/releases/list/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { FoundRelease } from '@/lib/releases/list/select-releases';
import { releasePath } from '@/lib/site/url/paths';

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

/** The format requires a time even without an entry. */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * Formats the latest releases as an Atom feed. The notes are in it as sanitised HTML.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function releasesFeed({ title, found, self, page, origin, htmlOf }: Feed): string {
  const latest = found
    .filter(({ entry }) => entry.release.publishedAt !== '')
    .slice(0, MOST_ENTRIES);
  const updated = latest.map(({ entry }) => updatedAt(entry.release)).toSorted();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<updated>${escapeXml(updated.at(-1) ?? NEVER)}</updated>`,
    '<author><name>Kairos</name></author>',
    ...latest.map(({ entry }) => feedEntry(entry, origin, htmlOf(entry))),
    '</feed>',
    '',
  ].join('\n');
}

/** When a release was published, or noticed to be changed since. */
function updatedAt(release: Release): string {
  return release.change?.noticedAt ?? publishedAt(release);
}

/** The format has no days: of a date that is known as a day, its start. */
function publishedAt({ publishedAt: at }: Release): string {
  return at.length === 10 ? `${at}T00:00:00Z` : at;
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
    `<published>${escapeXml(publishedAt(release))}</published>`,
    `<updated>${escapeXml(updatedAt(release))}</updated>`,
    ...(html === null ? [] : [`<content type="html">${escapeXml(html)}</content>`]),
    '</entry>',
  ].join('\n');
}
