import { findComponent } from '@/lib/components/find-component';
import type { FoundRelease } from '@/lib/releases/select-releases';
import { escapeXml } from '@/lib/text/xml';
import { releasePath } from '@/lib/url/paths';

type Feed = {
  readonly found: readonly FoundRelease[];
  /** The feed's own address, and that of the page it follows. */
  readonly self: string;
  readonly page: string;
  readonly origin: string;
};

/** Releases in one feed: readers ask often, and keep what they have read. */
const MOST_ENTRIES = 50;

/**
 * Formats the latest releases as an Atom feed. The notes stand in it as plain Markdown.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function releasesFeed({ found, self, page, origin }: Feed): string {
  const latest = found.filter(({ entry }) => entry.release.publishedAt !== '');
  const updated = latest[0]?.entry.release.publishedAt ?? '1970-01-01T00:00:00Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<title>Kairos releases</title>',
    `<id>${escapeXml(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<updated>${escapeXml(updated)}</updated>`,
    '<author><name>Kairos</name></author>',
    ...latest.slice(0, MOST_ENTRIES).map((each) => feedEntry(each, origin)),
    '</feed>',
    '',
  ].join('\n');
}

function feedEntry({ entry: { componentId, release } }: FoundRelease, origin: string): string {
  const address = `${origin}${releasePath(componentId, release.tag)}`;
  const title = `${findComponent(componentId)?.title ?? componentId} ${release.tag}`;
  return [
    '<entry>',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(address)}</id>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
    `<link rel="related" type="text/html" href="${escapeXml(release.url)}"/>`,
    `<published>${escapeXml(release.publishedAt)}</published>`,
    `<updated>${escapeXml(release.change?.noticedAt ?? release.publishedAt)}</updated>`,
    `<content type="text">${escapeXml(release.notes)}</content>`,
    '</entry>',
  ].join('\n');
}
