import { escapeXml } from '@/lib/base/text/xml';

import { SHAPES } from './embed-shapes';
import { EMBED_STYLE } from './embed-style';

/** The themes of an embedded page; `auto` is that of the browser. */
export const EMBED_THEMES = ['auto', 'light', 'dark'] as const;

/** One of {@link EMBED_THEMES}. */
export type EmbedTheme = (typeof EMBED_THEMES)[number];

type EmbedPage = {
  readonly theme: EmbedTheme;
  readonly title: string;
  /** Markup, escaped already. */
  readonly body: string;
};

/** Writes a page for a frame on another site: no script, and nothing to fetch. */
export function embedPage({ theme, title, body }: EmbedPage): string {
  return [
    '<!doctype html>',
    `<html lang="en" data-theme="${theme}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${EMBED_STYLE}</style>`,
    '</head>',
    `<body>${SHAPES}<main>${body}</main></body>`,
    '</html>',
    '',
  ].join('\n');
}

/** A link that opens in the page around the frame. Only paths of this site and upstream's https URLs come here. */
export function parentLink(href: string, words: string, attributes = ''): string {
  return `<a href="${escapeXml(href)}" target="_parent" rel="noopener"${attributes}>${words}</a>`;
}
