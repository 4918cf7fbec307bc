import type { ReleaseEntry } from './read-component';

/** Finds a release by its tag: as written, else in any case and with or without the leading `v`. */
export function findRelease(entries: readonly ReleaseEntry[], tag: string): ReleaseEntry | null {
  return (
    entries.find(({ release }) => release.tag === tag) ??
    entries.find(({ release }) => isSameTag(release.tag, tag)) ??
    null
  );
}

/** Whether two tags differ at most in case and in a leading `v`. */
export function isSameTag(one: string, other: string): boolean {
  return withoutV(one) === withoutV(other);
}

function withoutV(tag: string): string {
  return tag.toLowerCase().replace(/^v(?=\d)/, '');
}
