const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Replaces characters that reorder text by their visible code points, so that text is always shown in the order
 * in which it is stored.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function revealBidi(text: string): string {
  return text.replace(CONTROLS, (control) => {
    const code = control.charCodeAt(0).toString(16).toUpperCase();
    return `⟨U+${code}⟩`;
  });
}
