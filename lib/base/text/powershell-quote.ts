/** Words that PowerShell leaves unchanged: no list, no splat, no number with a unit, no option cut at a dot. */
const SAFE = /^(?:--?[A-Za-z][A-Za-z-]*|[A-Za-z./][\w./:=+-]*|[0-9]+)$/;

/** PowerShell treats typographic single quotes like plain ones. */
const SINGLE_QUOTES = /['\u2018-\u201B]/g;

/**
 * Quotes a word for PowerShell, so that a program receives it as one unchanged argument.
 *
 * For PowerShell 7.3 and newer: Windows PowerShell 5 passes double quotes and empty words to programs
 * wrongly, however they are quoted.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#psnativecommandargumentpassing
 */
export function powershellQuote(word: string): string {
  const storable = word.replaceAll('\0', '');
  return SAFE.test(storable) ? storable : `'${storable.replace(SINGLE_QUOTES, '$&$&')}'`;
}
