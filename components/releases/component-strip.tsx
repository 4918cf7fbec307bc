import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SortHead } from '@/components/ui/sort-head';
import { describeFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import {
  latestEntry,
  type ComponentOrder,
  type ComponentSortKey,
} from '@/lib/releases/list/sort-components';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { componentPath, releasePath } from '@/lib/site/url/paths';

import { SupportBadge } from './support-badge';

type ComponentStripProps = {
  readonly components: readonly TrackedComponent[];
  /** How the rows are sorted; null is the order of the catalogue. */
  readonly order: ComponentOrder | null;
  /** The URL of the page in another order. */
  readonly urlOf: (order: ComponentOrder) => string;
  readonly now: string;
};

const COLUMNS: readonly (readonly [ComponentSortKey | null, string])[] = [
  ['component', 'Component'],
  [null, 'Latest'],
  ['published', 'Published'],
  ['support', 'Support'],
  ['releases', 'Releases'],
  [null, 'Last checked'],
];

/** One row for each component: its latest release, whether that is supported, and how old our knowledge is. */
export function ComponentStrip({ components, order, urlOf, now }: ComponentStripProps) {
  return (
    <table className="status-table component-table mt-5">
      <caption className="sr-only">The latest release of each component</caption>
      <thead>
        <tr>
          {COLUMNS.map(([key, label]) =>
            key === null ? (
              <th key={label} scope="col">
                {label}
              </th>
            ) : (
              <SortHead
                key={label}
                label={label}
                column={key}
                order={order}
                isDescendingFirst={key === 'published' || key === 'releases'}
                urlOf={urlOf}
              />
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {components.map((tracked) => (
          <ComponentRow key={tracked.component.id} tracked={tracked} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function ComponentRow({
  tracked,
  now,
}: {
  readonly tracked: TrackedComponent;
  readonly now: string;
}) {
  const { component, releases } = tracked;
  const entry = latestEntry(releases);
  return (
    <tr>
      <th scope="row">
        <PageLink className="link font-semibold" href={asRoute(componentPath(component.id))}>
          {component.title}
        </PageLink>
        <span className="component-purpose" title={component.purpose}>
          {component.purpose}
        </span>
      </th>
      <td data-label="Latest">
        {entry === null ? (
          <span className="text-soft">–</span>
        ) : (
          <PageLink
            className="link font-mono"
            href={asRoute(releasePath(component.id, entry.release.tag))}
          >
            {entry.release.tag}
          </PageLink>
        )}
      </td>
      <td data-label="Published">
        {entry === null ? (
          <span className="text-soft">–</span>
        ) : (
          <>
            {tracked.snapshot === null || entry.release.publishedAt === '' ? '' : 'tagged '}
            {formatDay(entry.release.publishedAt)}{' '}
            <span className="text-soft">
              <Age at={entry.release.publishedAt} now={now} />
            </span>
          </>
        )}
      </td>
      <td data-label="Support">
        {entry === null ? (
          <span className="text-soft">–</span>
        ) : (
          <SupportBadge status={entry.status} />
        )}
      </td>
      <td data-label="Releases" className="tabular-nums">
        {releases.entries.length === 0 ? '–' : releases.entries.length}
        {tracked.reading === null ? null : '+'}
      </td>
      <td data-label="Last checked">
        <Knowledge tracked={tracked} now={now} />
      </td>
    </tr>
  );
}

/** How old the data of a component is, how much of it has been read, and what failed. */
export function Knowledge({
  tracked,
  now,
}: {
  readonly tracked: TrackedComponent;
  readonly now: string;
}) {
  const { freshness, reading, failure } = tracked;
  if (freshness === null) {
    return (
      <span className="text-soft">
        {failure === null ? 'not loaded yet' : describeFailure(failure)}
      </span>
    );
  }
  return (
    <>
      <FreshnessText freshness={freshness} now={now} />
      {reading === null ? null : <span className="text-soft">, {readingWords(reading)}</span>}
    </>
  );
}

/** Words how far the first reading of a list has come. */
export function readingWords({
  pagesRead,
  pagesTotal,
}: NonNullable<TrackedComponent['reading']>): string {
  if (pagesTotal === null) return 'older releases are still being read';
  return `reading older releases, page ${pagesRead} of ${pagesTotal}`;
}
