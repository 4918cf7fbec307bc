import { fail, ok, type Result } from '@/lib/base/result';

/** A part of a text with expressions; `expression` is the text between `${{` and `}}`. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: string };

const OPEN = '${{';
const CLOSE = '}}';
const QUOTE = "'";

/** Whether GitHub reads a text as one with expressions. */
export function containsExpression(text: string): boolean {
  return text.includes(OPEN);
}

/** Cuts a text at its expressions. Inside single quotes `}}` does not end an expression. */
export function parseTemplate(
  text: string,
): Result<readonly TemplatePart[], { readonly message: string }> {
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf(OPEN, position);
    const before = text.slice(position, open === -1 ? text.length : open);
    if (before !== '') parts.push({ kind: 'text', text: before });
    if (open === -1) break;

    const close = findClose(text, open + OPEN.length);
    if (close === -1)
      return fail({ message: 'An expression is opened with “${{” and never closed.' });
    parts.push({ kind: 'expression', expression: text.slice(open + OPEN.length, close) });
    position = close + CLOSE.length;
  }
  return ok(parts);
}

function findClose(text: string, start: number): number {
  let isQuoted = false;
  for (let position = start; position < text.length; position += 1) {
    if (text[position] === QUOTE) isQuoted = !isQuoted;
    if (!isQuoted && text.startsWith(CLOSE, position)) return position;
  }
  return -1;
}
