/**
 * Why a text breaks a grammar: the part, the character and a sentence.
 *
 * `position` counts characters from 1; `character` is the one at that position, or null when something is
 * missing there.
 */
export type TextProblem = {
  readonly part: string;
  readonly character: string | null;
  readonly position: number;
  /** What is wrong, as the rest of “The <part> …”. */
  readonly says: string;
  /** The complete sentence, with the position. */
  readonly message: string;
};

/** Makes the sentence of a problem with one part of a text; it ends with the position. */
export function textProblem(
  part: string,
  { says, position, character = null }: ProblemDetails,
): TextProblem {
  return {
    part,
    character,
    position,
    says,
    message: `The ${part} ${says} (character ${position}).`,
  };
}

type ProblemDetails = {
  readonly says: string;
  readonly position: number;
  readonly character?: string | null;
};

/** Makes the problem of a character that its part must not contain; `index` counts code units. */
export function forbiddenCharacter(part: string, text: string, index: number): TextProblem {
  const character = characterAt(text, index);
  return textProblem(part, {
    says: `must not contain ${quoteCharacter(character)}`,
    position: positionOf(text, index),
    character,
  });
}

/** The position of a code unit, in characters from 1. */
function positionOf(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length + 1;
}

/** Quotes a character for a sentence; an invisible one is written as its code point. */
export function quoteCharacter(character: string): string {
  if (character === ' ') return 'a space';
  if (/^[!-~]$/.test(character) || /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) {
    return `“${character}”`;
  }
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code}`;
}

/** The same problem in a longer text, where its part begins after `by` characters. */
export function shiftProblem(problem: TextProblem, by: number): TextProblem {
  const { part, says, position, character } = problem;
  return textProblem(part, { says, position: position + by, character });
}

/** The complete character that begins at a code unit. */
export function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}
