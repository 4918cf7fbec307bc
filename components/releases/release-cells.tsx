import type { FoundRelease } from '@/lib/releases/list/select-releases';

import { SupportBadge } from './support-badge';

/** Whether a release is supported, and its other marks in a list. */
export function ReleaseSupport({ entry: { release, status } }: Pick<FoundRelease, 'entry'>) {
  return (
    <>
      <SupportBadge status={status} />
      {release.isPrerelease && status.state !== 'prerelease' ? (
        <span className="text-soft">, pre-release</span>
      ) : null}
      {release.change === null ? null : (
        <span className="text-warn">, edited after publication</span>
      )}
    </>
  );
}

/** The piece of the release notes that a search found. */
export function ReleaseExcerpt({ excerpt }: Pick<FoundRelease, 'excerpt'>) {
  if (excerpt === null) return null;
  return (
    <span className="release-excerpt block max-w-[60ch] text-soft">
      {excerpt.before}
      <mark>{excerpt.match}</mark>
      {excerpt.after}
    </span>
  );
}
