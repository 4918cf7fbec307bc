import { evaluateWord } from './evaluate-word';
import type { ShellText, Unreadable } from './model';
import type { State } from './state';
import { glyphText, type Statement, type Word, type WordPart } from './syntax';

/**
 * What is known of a condition: whether it holds; that it holds when a scope is asked for; or nothing.
 */
export type Condition =
  | { readonly kind: 'known'; readonly holds: boolean }
  | { readonly kind: 'scope'; readonly scope: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: Condition = { kind: 'unknown' };
const EQUAL: readonly string[] = ['=', '=='];

/** Reads the comparison of two texts, one of which may come from outside the script. */
export function readCondition(statements: readonly Statement[], state: State): Condition {
  const [statement, ...others] = statements;
  if (statement?.kind !== 'simple' || others.length > 0 || statement.assignments.length > 0) {
    return UNKNOWN;
  }
  const [left, operator, right, ...more] = comparedWords(statement.words) ?? [];
  if (left === undefined || operator === undefined || right === undefined || more.length > 0) {
    return UNKNOWN;
  }
  const isEqual = EQUAL.includes(operator.raw);
  if ((!isEqual && operator.raw !== '!=') || right.parts.some(isPattern)) return UNKNOWN;
  return compare({ left, right, isEqual }, state);
}

/** Unquoted, these characters make a pattern of a text. */
function isPattern(part: WordPart): boolean {
  return part.kind === 'text' && !part.isQuoted && /[*?[\]]/.test(glyphText(part.glyphs));
}

function comparedWords(words: readonly Word[]): readonly Word[] | null {
  const [first, last] = [words[0]?.raw, words.at(-1)?.raw];
  if (first === 'test') return words.slice(1);
  const isBracketed = (first === '[[' && last === ']]') || (first === '[' && last === ']');
  return isBracketed ? words.slice(1, -1) : null;
}

type Comparison = { readonly left: Word; readonly right: Word; readonly isEqual: boolean };

function compare({ left, right, isEqual }: Comparison, state: State): Condition {
  const [first, second] = [evaluateWord(left, state), evaluateWord(right, state)];
  if (first.ok && second.ok) {
    const [text, other] = [textOf(first.value), textOf(second.value)];
    if (text === null || other === null) return UNKNOWN;
    return { kind: 'known', holds: (text === other) === isEqual };
  }
  if (!isEqual) return UNKNOWN;
  if (first.ok && !second.ok) return askedFor(first.value, second.failure);
  return !first.ok && second.ok ? askedFor(second.value, first.failure) : UNKNOWN;
}

function textOf({ glyphs }: ShellText): string | null {
  return glyphs.every((glyph) => 'char' in glyph) ? glyphText(glyphs) : null;
}

/** A scope that is the fallback of an absent value need not be asked for. */
function askedFor(literal: ShellText, { isOutside, fallback }: Unreadable): Condition {
  const scope = textOf(literal);
  if (!isOutside || scope === null || scope === '' || scope === fallback) return UNKNOWN;
  return { kind: 'scope', scope };
}
