import { cutText } from '@/lib/base/text/cut-text';
import { escapeXml } from '@/lib/base/text/xml';

import type { Badge, BadgeTone } from './badge';

/** Longest texts in characters, so that no filter makes a badge that breaks the page it is on. */
const LONGEST = { label: 60, message: 40, title: 300 };

const HEIGHT = 20;
const PADDING = 6;
const MARK = 14;

/** White text on each of these colours has a contrast of at least 4.5 to 1. */
const COLOURS: Readonly<Record<BadgeTone | 'label', string>> = {
  label: '#0a1833',
  good: '#1a7a3d',
  bad: '#b3261e',
  warning: '#8a5200',
  neutral: '#566178',
};

/** The marks on a square of 10: a tick, a cross, an exclamation mark, a dash. */
const MARKS: Readonly<Record<BadgeTone, string>> = {
  good: 'M1.5 5.2 4 7.7 8.5 2.5',
  bad: 'M2 2l6 6M8 2 2 8',
  warning: 'M5 1v5M5 8.4v.4',
  neutral: 'M1.5 5h7',
};

/**
 * Draws a badge as SVG without scripts, fonts or anything else to fetch. The width of its texts is stated, so that it
 * is the same with every font.
 */
export function drawBadge(badge: Badge): string {
  const label = shorten(badge.label, LONGEST.label);
  const message = shorten(badge.message, LONGEST.message);
  const title = escapeXml(shorten(badge.title, LONGEST.title));
  const [labelWidth, messageWidth] = [widthOf(label), widthOf(message)];
  const left = labelWidth + 2 * PADDING;
  const right = messageWidth + MARK + 2 * PADDING;
  const width = left + right;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="title">`,
    `<title id="title">${title}</title>`,
    `<clipPath id="edge"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>`,
    '<g clip-path="url(#edge)">',
    `<rect width="${left}" height="${HEIGHT}" fill="${COLOURS.label}"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[badge.tone]}"/>`,
    '</g>',
    `<path transform="translate(${left + PADDING} 5)" d="${MARKS[badge.tone]}" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/>`,
    '<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" aria-hidden="true">',
    textElement(PADDING, labelWidth, label),
    textElement(left + PADDING + MARK, messageWidth, message),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function textElement(x: number, length: number, words: string): string {
  return `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
}

/** One line without characters that change the direction of the text or are invisible. */
function shorten(text: string, longest: number): string {
  const line = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  return line.length <= longest ? line : `${cutText(line, longest - 1).trimEnd()}…`;
}

/** The width of a text in pixels, by the usual widths of characters at this size. */
function widthOf(text: string): number {
  const widths = Array.from(text, (character): number => {
    if (/\p{M}/u.test(character)) return 0;
    if (/[ijlI.,:;|!'()[\] ]/.test(character)) return 4.2;
    if (/[mwMW@%—]/.test(character)) return 10.2;
    if (/[A-Z]/.test(character)) return 7.8;
    return /[\u1100-\uFFDC]|[\u{1F000}-\u{3FFFF}]/u.test(character) ? 11.5 : 6.8;
  });
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}
