/**
 * Why a text breaks a written grammar: which part of it, at which character, in a sentence.
 *
 * `position` counts characters from 1; `character` is the one that stands there, or null where none is to blame.
 */
export type TextProblem = {
  readonly part: string;
  readonly character: string | null;
  readonly position: number;
  /** What is wrong, following “The <part> …”. */
  readonly says: string;
  /** The whole sentence, with the place. */
  readonly message: string;
};

/** Words a problem with one part of a text: the sentence ends with the place. */
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

/** Words a character that may not stand where it stands, making invisible ones readable. */
export function forbiddenCharacter(part: string, text: string, index: number): TextProblem {
  const character = characterAt(text, index);
  return textProblem(part, {
    says: `must not hold ${quoteCharacter(character)}`,
    position: positionOf(text, index),
    character,
  });
}

/** The place of a code unit, counted in characters from 1, so that an emoji counts once. */
function positionOf(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length + 1;
}

/** Quotes a character for a sentence; what nobody can see is named by its code point too. */
export function quoteCharacter(character: string): string {
  if (character === ' ') return 'a space';
  if (/^[!-~]$/.test(character) || /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) {
    return `“${character}”`;
  }
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code}`;
}

/** The same problem, placed in a longer text in which its part begins after `by` characters. */
export function shiftProblem(problem: TextProblem, by: number): TextProblem {
  const { part, says, position, character } = problem;
  return textProblem(part, { says, position: position + by, character });
}

/** The whole character that begins at a code unit. */
export function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}
