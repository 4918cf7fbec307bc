import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import type { FrozenReleases } from '@/lib/site/model/release-pages';

type FrozenReleasesNoteProps = {
  readonly frozen: FrozenReleases | null;
  /** URL of the same list without the day. */
  readonly latest: string;
};

/** Says that a list is frozen at a day, and how many releases came since. */
export function FrozenReleasesNote({ frozen, latest }: FrozenReleasesNoteProps) {
  if (frozen === null) return null;
  const { day, since } = frozen;
  return (
    <p
      role="note"
      aria-label="Frozen view"
      className="mt-3 max-w-[80ch] border-l-2 border-running py-1 pl-4"
    >
      Releases until the end of {formatDay(day)} UTC, with the support that these had among each
      other.{' '}
      {since === 0
        ? 'None was published since'
        : `${formatCount(since, 'release')} published since`}
      .{' '}
      <PageLink className="link" href={asRoute(latest)}>
        Show the latest
      </PageLink>
    </p>
  );
}
