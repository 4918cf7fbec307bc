import { escapeXml } from '@/lib/base/text/xml';

/** A feed in the format Atom: where it is, and its entries with the latest first. */
export type AtomFeed = {
  readonly title: string;
  /** URL of the feed itself, and of the page with the same content. */
  readonly self: string;
  readonly page: string;
  /** Each entry as markup; times are ISO 8601 text. */
  readonly entries: readonly { readonly updated: string; readonly markup: string }[];
};

/** The format requires a time even without an entry. */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * Formats a feed around its entries. Its time is that of the latest of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function formatAtomFeed({ title, self, page, entries }: AtomFeed): string {
  const updated = entries.map((entry) => entry.updated).toSorted();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<updated>${escapeXml(updated.at(-1) ?? NEVER)}</updated>`,
    '<author><name>Kairos</name></author>',
    ...entries.map(({ markup }) => markup),
    '</feed>',
    '',
  ].join('\n');
}

/** Formats an entry whose content is plain text. */
export function formatAtomEntry(entry: {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly related: string | null;
  readonly updated: string;
  readonly text: string;
}): string {
  const { id, title, link, related, updated, text } = entry;
  return [
    '<entry>',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(id)}</id>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    ...(related === null
      ? []
      : [`<link rel="related" type="text/html" href="${escapeXml(related)}"/>`]),
    `<updated>${escapeXml(updated)}</updated>`,
    `<content type="text">${escapeXml(text)}</content>`,
    '</entry>',
  ].join('\n');
}

/** The format has no days: of a date that is only a day, its start. */
export function atomTime(at: string): string {
  return at.length === 10 ? `${at}T00:00:00Z` : at;
}
