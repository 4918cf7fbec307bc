/** A part of a path without its percent-encoding; where that is not valid, the part as it is, for a refusal to name. */
export function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
