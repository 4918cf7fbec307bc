import type { LineRange } from '@/lib/matrix/expand/model';

import type { Glyph } from './model';

/** The lines from the first to the last character; the given line where there is none. */
export function glyphLines(glyphs: readonly Glyph[], line: number): LineRange {
  const lines = glyphs.flatMap((glyph) =>
    'line' in glyph ? glyph.line : [glyph.node.lines.start, glyph.node.lines.end],
  );
  return { start: lines[0] ?? line, end: lines.at(-1) ?? line };
}

/** The scope of the first character that has one. */
export function glyphScope(glyphs: readonly Glyph[]): string | null {
  const scoped = glyphs.find((glyph) => scopeOf(glyph) !== null);
  return scoped === undefined ? null : scopeOf(scoped);
}

/** The scope of a character or of a value as a whole. */
function scopeOf(glyph: Glyph): string | null {
  return 'scope' in glyph ? glyph.scope : glyph.node.scope;
}

/** Makes glyphs of a text on one line. */
export function toGlyphs(text: string, line: number): readonly Glyph[] {
  return Array.from(text, (char) => ({ char, line, scope: null }));
}

/** Cuts glyphs at every character that the pattern takes; empty pieces are kept. */
export function splitGlyphs(
  glyphs: readonly Glyph[],
  pattern: RegExp,
): readonly (readonly Glyph[])[] {
  const pieces: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if ('char' in glyph && pattern.test(glyph.char)) pieces.push([]);
    else pieces.at(-1)?.push(glyph);
  }
  return pieces;
}

/** Drops the ends of lines at the end, as the shell does with what a command writes. */
export function trimEndOfLines(glyphs: readonly Glyph[]): readonly Glyph[] {
  const last = glyphs.findLastIndex((glyph) => !('char' in glyph && glyph.char === '\n'));
  return last === glyphs.length - 1 ? glyphs : glyphs.slice(0, last + 1);
}
