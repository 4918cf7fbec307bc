/** A piece of a text around a word that was found in it. */
export type Excerpt = { readonly before: string; readonly match: string; readonly after: string };

/** Characters on each side of the word. */
const AROUND = 80;

/** Characters of a note that are read for one piece; marks of Markdown are taken out of these only. */
const READ_AROUND = 400;

/**
 * Cuts the piece of release notes around a word, in plain words on one line; null where the word does not
 * occur.
 */
export function findExcerpt(notes: string, word: string): Excerpt | null {
  const place = notes.toLowerCase().indexOf(word.toLowerCase());
  // Lower case may be of another length than upper case; then the place says nothing.
  const match = notes.slice(place, place + word.length);
  if (place === -1 || match.toLowerCase() !== word.toLowerCase()) return null;
  const start = Math.max(0, place - READ_AROUND);
  const end = place + match.length + READ_AROUND;
  const before = plain(notes.slice(start, place));
  const after = plain(notes.slice(place + match.length, end));
  return {
    before:
      start > 0 || before.length > AROUND
        ? `…${before.slice(-AROUND).replace(/^\S*/, '')}`
        : before,
    match,
    after:
      end < notes.length || after.length > AROUND
        ? `${after.slice(0, AROUND).replace(/\S*$/, '')}…`
        : after,
  };
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^()\s]{0,500}\)/g, '')
    .replaceAll(/https?:\/\/[^\s)]{0,500}/g, '')
    .replaceAll(/[*_`#>|[\]]/g, '')
    .replaceAll(/\s+/g, ' ');
}
