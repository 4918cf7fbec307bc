/** Cuts text to a length in UTF-16 units, by whole characters, so that no emoji is halved. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
