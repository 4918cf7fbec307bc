import type { ReleaseEntry } from './read-component';

/** Finds a release by its tag: as written, else in any case and with or without the leading `v`. */
export function findRelease(entries: readonly ReleaseEntry[], tag: string): ReleaseEntry | null {
  const wanted = withoutV(tag);
  return (
    entries.find(({ release }) => release.tag === tag) ??
    entries.find(({ release }) => withoutV(release.tag) === wanted) ??
    null
  );
}

function withoutV(tag: string): string {
  return tag.toLowerCase().replace(/^v(?=\d)/, '');
}
