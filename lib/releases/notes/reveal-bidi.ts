const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Replaces the characters that reorder the text around them by their visible names, so that text
 * always reads in the order in which it is stored.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function revealBidi(text: string): string {
  return text.replace(CONTROLS, (control) => {
    const code = control.charCodeAt(0).toString(16).toUpperCase();
    return `⟨U+${code}⟩`;
  });
}
