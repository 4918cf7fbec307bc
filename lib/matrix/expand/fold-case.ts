/** Dotless i and long s: they have a capital in JavaScript, but not in GitHub's comparison. */
const WITHOUT_CAPITAL = /[\u0131\u017f]/;

/** Folds the case of text as GitHub compares it: one character at a time, independent of locale. */
export function foldCase(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length && !WITHOUT_CAPITAL.test(text)) return upper;
  return Array.from(text, foldCharacter).join('');
}

function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.length === character.length && !WITHOUT_CAPITAL.test(character) ? upper : character;
}
