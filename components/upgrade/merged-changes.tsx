import { ReleaseNotes } from '@/components/releases/release-notes';
import { formatCount } from '@/lib/base/format/count';
import { listWords } from '@/lib/base/text/list-words';
import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';
import { comparePath, withQuery } from '@/lib/site/url/paths';

/** What all releases between change, merged by component, with a link to their notes. */
export function MergedChanges({
  planned: { plan, changes },
}: {
  readonly planned: PlannedUpgrade;
}) {
  const { start, to, between, direction } = plan;
  if (between.length === 0) return null;
  const count = changes.groups.reduce((sum, group) => sum + group.changes.length, 0);
  const range = new URLSearchParams({ from: start.entry.release.tag, to: to.release.tag });
  return (
    <section aria-labelledby="changes" className="mt-10">
      <h2 id="changes" className="text-lg font-semibold">
        {direction === 'older' ? 'Changes that are undone' : 'Changes'}
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <span>
          {count === 0
            ? `${formatCount(between.length, 'release')}, whose notes list no changes.`
            : `${formatCount(count, 'change')} in the notes of ${formatCount(between.length, 'release')}, each once; breaking and security changes first.`}
        </span>
        <a className="link target" href={withQuery(comparePath('kairos'), range)}>
          {between.length === 1 ? 'Notes of the release' : 'Notes of each release'}
        </a>
      </p>
      {changes.left.length === 0 ? null : (
        <p className="mt-1 text-soft">
          Not merged, because the notes are too large: {listWords(changes.left)}.
        </p>
      )}
      {count === 0 ? null : (
        <div className="mt-4 flex flex-col gap-4">
          <ReleaseNotes notes={changes.notes} of="all releases between" hasContents />
        </div>
      )}
    </section>
  );
}
