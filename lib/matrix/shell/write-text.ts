import { fail, ok, type Result } from '@/lib/base/result';

import { toGlyphs } from './glyphs';
import { type Glyph, type ShellText, type Unreadable, unreadable } from './model';
import { glyphText, plainText, type Word } from './syntax';

type Evaluated = Result<ShellText, Unreadable>;

type Evaluate = (word: Word) => Evaluated;

/** Finds what `echo` writes: its words with a blank between them. */
export function writeEcho(words: readonly Word[], line: number, evaluate: Evaluate): Evaluated {
  const [first] = words;
  const isBare = plainText(first) === '-n';
  if (!isBare && /^-[neE]+$/.test(plainText(first) ?? '')) {
    return fail(unreadable(`Line ${line} calls echo with “${first?.raw}”.`));
  }
  const glyphs: Glyph[] = [];
  for (const [index, word] of (isBare ? words.slice(1) : words).entries()) {
    const text = evaluate(word);
    if (!text.ok) return text;
    if (index > 0) glyphs.push(...toGlyphs(' ', line));
    for (const glyph of text.value.glyphs) glyphs.push(glyph);
  }
  if (!isBare) glyphs.push(...toGlyphs('\n', line));
  return ok({ glyphs, loop: null });
}

const FORMATTED: Readonly<Record<string, string>> = {
  '%%': '%',
  '\\n': '\n',
  '\\t': '\t',
  '\\\\': '\\',
  '\\"': '"',
};

/** Finds what `printf` writes, where its format asks for nothing but texts. */
export function writePrintf(
  [format, ...given]: readonly Word[],
  line: number,
  evaluate: Evaluate,
): Evaluated {
  const shape = format === undefined ? null : evaluate(format);
  if (shape?.ok !== true)
    return shape ?? fail(unreadable(`Line ${line} calls printf without a format.`));
  const glyphs: Glyph[] = [];
  const left = given.values();
  const { glyphs: written } = shape.value;
  for (let at = 0; at < written.length; at += 1) {
    const char = glyphText(written.slice(at, at + 1));
    const pair = glyphText(written.slice(at, at + 2));
    if (char !== '%' && char !== '\\') {
      glyphs.push(...written.slice(at, at + 1));
      continue;
    }
    const piece = pair === '%s' ? nextArgument(left, evaluate) : ok(FORMATTED[pair]);
    if (!piece.ok) return piece;
    if (piece.value === undefined)
      return fail(unreadable(`Line ${line} calls printf with “${pair}”.`));
    const inserted = typeof piece.value === 'string' ? toGlyphs(piece.value, line) : piece.value;
    for (const glyph of inserted) glyphs.push(glyph);
    at += 1;
  }
  if (left.next().done !== true)
    return fail(unreadable(`Line ${line} gives printf more than its format takes.`));
  return ok({ glyphs, loop: null });
}

function nextArgument(
  left: Iterator<Word, undefined>,
  evaluate: Evaluate,
): Result<readonly Glyph[], Unreadable> {
  const word = left.next().value;
  if (word === undefined) return ok([]);
  const text = evaluate(word);
  return text.ok ? ok(text.value.glyphs) : text;
}
