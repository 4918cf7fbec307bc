const SAFE = /^[\w@%+=:,./-]+$/;

/**
 * Quotes a word for a POSIX shell, so that a program receives it as one unchanged argument.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function shellQuote(word: string): string {
  const storable = word.replaceAll('\0', '');
  return SAFE.test(storable) ? storable : `'${storable.replaceAll("'", String.raw`'\''`)}'`;
}

/** Quotes the name of a file in the current folder, so that no program reads it as an option. */
export function shellQuoteFile(name: string): string {
  return shellQuote(name.startsWith('-') ? `./${name}` : name);
}
