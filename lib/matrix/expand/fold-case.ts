/** Dotless i and long s, which have a capital in JavaScript but not where GitHub compares. */
const WITHOUT_CAPITAL = /[\u0131\u017f]/;

/** Makes texts that GitHub takes for the same, letter case apart, equal: each character by itself, whatever the language. */
export function foldCase(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length && !WITHOUT_CAPITAL.test(text)) return upper;
  return Array.from(text, foldCharacter).join('');
}

function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.length === character.length && !WITHOUT_CAPITAL.test(character) ? upper : character;
}
