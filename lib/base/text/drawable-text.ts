/** Characters that the font of pictures has, and that no picture library takes for an emoji. */
const DRAWN =
  /^[ -~\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u0113\u0116-\u012B\u012E-\u0137\u0139-\u013E\u0141-\u0148\u014A-\u014D\u0150-\u017E\u0218-\u021B\u0400-\u045F\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026]$/;

/** In place of a character that cannot be drawn: a dotted circle, the usual placeholder. */
const PLACEHOLDER = '\u25CC';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Reduces a text to what a picture can show without anything being fetched: one line of at most so many
 * characters. What the font has no glyph for becomes a placeholder, an emoji of several characters one of them.
 */
export function drawableText(text: string, longest: number): string {
  // A cut first: segments of a text without an end are not read.
  const segments = [...graphemes.segment(text.slice(0, longest * 20).normalize('NFC'))];
  const drawn = segments
    .map(({ segment }) => drawnAs(segment))
    .join('')
    .trim();
  return drawn.length > longest ? `${drawn.slice(0, longest - 1)}…` : drawn;
}

function drawnAs(segment: string): string {
  if (/^\s+$/.test(segment)) return ' ';
  return DRAWN.test(segment) ? segment : PLACEHOLDER;
}
