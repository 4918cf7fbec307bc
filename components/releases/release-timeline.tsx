import { AgeText } from '@/components/ui/age-text';
import { asRoute } from '@/components/ui/as-route';
import { Day } from '@/components/ui/day';
import { PageLink } from '@/components/ui/page-link';
import { SortHead } from '@/components/ui/sort-head';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { MonthGroup } from '@/lib/releases/list/group-by-month';
import type { FoundRelease } from '@/lib/releases/list/select-releases';
import type { ReleaseOrder, SortKey } from '@/lib/releases/list/sort-releases';
import { releasePath } from '@/lib/site/url/paths';

import { filesWords } from './files-words';
import { ReleaseExcerpt, ReleaseSupport } from './release-cells';

type ReleaseTimelineProps = {
  /** Without titles where the list is not in order of time. */
  readonly groups: readonly MonthGroup[];
  readonly order: ReleaseOrder;
  /** The URL of the list in another order. */
  readonly urlOf: (order: ReleaseOrder) => string;
  /** Components of which only tags are loaded, from the snapshot. */
  readonly namesOnly: ReadonlySet<string>;
  readonly now: string;
};

const COLUMNS: readonly (readonly [SortKey, string])[] = [
  ['component', 'Component'],
  ['version', 'Release'],
  ['published', 'Published'],
  ['support', 'Support'],
  ['files', 'Files and SBOM'],
];

/** Releases of all components in one table, by month; each column head sorts it. */
export function ReleaseTimeline({ groups, order, urlOf, namesOnly, now }: ReleaseTimelineProps) {
  return (
    <table className="status-table release-timeline mt-4">
      <caption className="sr-only">Releases, sorted by {order.key}</caption>
      <thead>
        <tr>
          {COLUMNS.map(([key, label]) => (
            <SortHead
              key={key}
              label={label}
              column={key}
              order={order}
              isDescendingFirst={key !== 'component' && key !== 'support'}
              urlOf={urlOf}
            />
          ))}
        </tr>
      </thead>
      {groups.map(({ month, title, releases }) => (
        <tbody key={month}>
          {title === '' ? null : (
            <tr className="timeline-month">
              <th scope="rowgroup" colSpan={COLUMNS.length}>
                {title}
              </th>
            </tr>
          )}
          {releases.map((found) => (
            <Row
              key={`${found.entry.componentId} ${found.entry.release.tag}`}
              found={found}
              isNamesOnly={namesOnly.has(found.entry.componentId)}
              now={now}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type RowProps = {
  readonly found: FoundRelease;
  readonly isNamesOnly: boolean;
  readonly now: string;
};

function Row({ found: { entry, excerpt }, isNamesOnly, now }: RowProps) {
  const { componentId, release } = entry;
  return (
    <tr>
      <td data-label="Component">{findComponent(componentId)?.title ?? componentId}</td>
      <th scope="row">
        <PageLink
          className="link release-tag"
          href={asRoute(releasePath(componentId, release.tag))}
        >
          {release.tag}
        </PageLink>
        <ReleaseExcerpt excerpt={excerpt} />
      </th>
      <td data-label="Published" className="tabular-nums">
        <Day at={release.publishedAt} />{' '}
        <span className="text-soft">
          <AgeText at={release.publishedAt} now={now} />
        </span>
      </td>
      <td data-label="Support">
        <ReleaseSupport entry={entry} />
      </td>
      <td data-label="Files and SBOM" className="text-soft tabular-nums">
        {filesWords(entry, isNamesOnly)}
      </td>
    </tr>
  );
}
