/** A piece of a text around a word that was found in it. */
export type Excerpt = { readonly before: string; readonly match: string; readonly after: string };

/** Characters on each side of the word. */
const AROUND = 80;

/** Characters of a note that are read for one piece; marks of Markdown are taken out of these alone. */
const READ_AROUND = 400;

/** Cuts the piece of release notes where a word stands, in plain words on one line; null where it does not stand. */
export function findExcerpt(notes: string, word: string): Excerpt | null {
  const place = notes.toLowerCase().indexOf(word.toLowerCase());
  // Lower case may be of another length than upper case; then the place says nothing.
  const match = notes.slice(place, place + word.length);
  if (place === -1 || match.toLowerCase() !== word.toLowerCase()) return null;
  const before = plain(notes.slice(Math.max(0, place - READ_AROUND), place));
  const after = plain(notes.slice(place + word.length, place + word.length + READ_AROUND));
  return {
    before: before.length > AROUND ? `…${before.slice(-AROUND).replace(/^\S*/, '')}` : before,
    match,
    after: after.length > AROUND ? `${after.slice(0, AROUND).replace(/\S*$/, '')}…` : after,
  };
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^()\s]{0,500}\)/g, '')
    .replaceAll(/https?:\/\/[^\s)]{0,500}/g, '')
    .replaceAll(/[*_`#>|[\]]/g, '')
    .replaceAll(/\s+/g, ' ');
}
