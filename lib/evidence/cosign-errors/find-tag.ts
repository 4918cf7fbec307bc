/** A tag of Kairos in names of files and images and in texts. */
const TAG = /v\d+\.\d+\.\d+(?:-(?:rc|alpha|beta)\.?\d+)?/gi;

/**
 * Finds which of these tags a text is about: the last in it, because names of files and images end with the
 * version of Kairos, or continue with that of Kubernetes, which is no tag of a release.
 */
export function findTag(text: string, tags: ReadonlySet<string>): string | null {
  const found = [...text.matchAll(TAG)].map(([tag]) => tag).filter((tag) => tags.has(tag));
  return found.at(-1) ?? null;
}
