import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawableText } from './drawable-text';

const FONT = 'node_modules/next/dist/compiled/@vercel/og/Geist-Regular.ttf';

/** The code points for which a font has a glyph: the segments of its table `cmap` in format 4. */
function glyphsOf(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const table = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(table + 8);
  const start = cmap + font.readUInt32BE(cmap + 8);
  expect(font.readUInt16BE(start)).toBe(4);
  const count = font.readUInt16BE(start + 6) / 2;
  const points = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const last = font.readUInt16BE(start + 14 + index * 2);
    const first = font.readUInt16BE(start + 16 + (count + index) * 2);
    for (let point = first; point <= last; point += 1) points.add(point);
  }
  return points;
}

describe('drawableText', () => {
  it.each([
    ['arm64, Größe, Žluťoučký, Привет', 'arm64, Größe, Žluťoučký, Привет'],
    ['e\u0301', 'é'],
    ['a 😀 b', 'a ◌ b'],
    ['👨‍👩‍👧‍👦 🇩🇪 1️⃣', '◌ ◌ ◌'],
    ['漢字', '◌◌'],
    ['שלום', '◌◌◌◌'],
    ['©®™☺❤', '◌◌◌◌◌'],
    ['\uE000\uF8FF', '◌◌'],
    ['\uD800x', '◌x'],
    ['a\u200D\uFE0Fb', '◌b'],
    ['a\n\t b', 'a   b'],
    ['\u202Eabc', '◌abc'],
    ['', ''],
  ])('draws %j as %j', (text, drawn) => {
    expect(drawableText(text, 80)).toBe(drawn);
  });

  it('cuts what is too long', () => {
    expect(drawableText('x'.repeat(9000), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(drawableText('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });

  it('draws only characters of the font, and no emoji', () => {
    const glyphs = glyphsOf(readFileSync(FONT));
    const isEmoji = /\p{Extended_Pictographic}|\p{Emoji_Presentation}/u;
    const everything = Array.from({ length: 0x3000 }, (_, point) => String.fromCodePoint(point));
    const drawn = new Set(everything.map((one) => drawableText(one, 80)).filter(Boolean));
    expect(drawn.size).toBeGreaterThan(400);
    expect([...drawn].filter((one) => !glyphs.has(one.codePointAt(0) ?? 0))).toEqual([]);
    expect([...drawn].filter((one) => isEmoji.test(one))).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const one of drawableText(text, 80)) expect(one === ' ' || drawn.has(one)).toBe(true);
      }),
    );
  });
});
