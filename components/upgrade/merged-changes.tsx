import { Fragment } from 'react';

import { ReleaseNotes } from '@/components/releases/release-notes';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatCount } from '@/lib/base/format/count';
import { listWords } from '@/lib/base/text/list-words';
import { formatListing, isUrgentGroup, type MergedGroup } from '@/lib/releases/notes/merge-changes';
import { unknownWords } from '@/lib/releases/upgrade/component-notes';
import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';
import { comparePath, componentPath, withQuery } from '@/lib/site/url/paths';

type ChangesProps = { readonly planned: PlannedUpgrade };

/** Breaking changes and security notes of all releases between, before everything else that changes. */
export function UrgentChanges({ planned: { plan, changes } }: ChangesProps) {
  if (plan.between.length === 0) return null;
  const count = countOf(changes.groups.filter(isUrgentGroup));
  return (
    <section aria-labelledby="urgent" className="mt-8">
      <h2 id="urgent" className="text-lg font-semibold">
        {plan.direction === 'older'
          ? 'Breaking changes and security notes that are undone'
          : 'Breaking changes and security notes'}
      </h2>
      {count === 0 ? (
        <p className="mt-1">
          The notes of {formatCount(plan.between.length, 'release')} mark no change as breaking or
          as a security fix.
        </p>
      ) : (
        <div className="mt-2 flex flex-col gap-4">
          <ReleaseNotes
            notes={changes.urgent}
            of="all releases between, on breaking changes and security"
          />
        </div>
      )}
    </section>
  );
}

/** What else all releases between change, merged by component, with a link to their notes. */
export function MergedChanges({ planned: { plan, changes } }: ChangesProps) {
  const { start, to, between, direction } = plan;
  if (between.length === 0) return null;
  const count = countOf(changes.groups.filter((group) => !isUrgentGroup(group)));
  const range = new URLSearchParams({ from: start.entry.release.tag, to: to.release.tag });
  return (
    <section aria-labelledby="changes" className="mt-10">
      <h2 id="changes" className="text-lg font-semibold">
        {direction === 'older' ? 'Changes that are undone' : 'Changes'}
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <span>{countWords(count, sourceWords(between.length, changes.components))}</span>
        <a className="link target" href={withQuery(comparePath('kairos'), range)}>
          {between.length === 1 ? 'Notes of the release' : 'Notes of each release'}
        </a>
      </p>
      <UnknownNotes components={changes.components} />
      {changes.left.length === 0 ? null : (
        <p className="mt-1 text-soft">
          Not merged, because the notes are too large: {listWords(changes.left.map(formatListing))}.
        </p>
      )}
      {count === 0 ? null : (
        <div className="mt-4 flex flex-col gap-4">
          <ReleaseNotes notes={changes.others} of="all releases between" />
        </div>
      )}
    </section>
  );
}

type Components = PlannedUpgrade['changes']['components'];

/** Whose notes the changes are from: `19 releases of Kairos and 4 of kairos-agent`. */
function sourceWords(releases: number, components: Components): string {
  return listWords([
    `${formatCount(releases, 'release')} of Kairos`,
    ...components.flatMap(({ program, releases: merged }) =>
      merged.length === 0 ? [] : [`${merged.length} of ${program}`],
    ),
  ]);
}

function countWords(count: number, releases: string): string {
  return count === 0
    ? `The notes of ${releases} list no other changes.`
    : `${formatCount(count, 'change')} in the notes of ${releases}, each once.`;
}

/** The programs that change and whose notes are unknown, by the reason. */
function UnknownNotes({ components }: { readonly components: Components }) {
  const unknown = components.filter((notes) => notes.unknown !== null);
  if (unknown.length === 0) return null;
  const reasons = [...new Set(unknown.map(unknownWords))];
  return (
    <div className="mt-1 text-soft">
      Notes that are unknown:
      <ul aria-label="Notes that are unknown" className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>
            {unknown
              .filter((each) => unknownWords(each) === reason)
              .map(({ program, component }, index) => (
                <Fragment key={program}>
                  {index === 0 ? '' : ', '}
                  {component === null ? (
                    program
                  ) : (
                    <PageLink className="link" href={asRoute(componentPath(component.id))}>
                      {program}
                    </PageLink>
                  )}
                </Fragment>
              ))}
            : {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

function countOf(groups: readonly MergedGroup[]): number {
  return groups.reduce((sum, group) => sum + group.changes.length, 0);
}
