import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { describeFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import { findRelease } from '@/lib/releases/list/find-release';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { componentPath, releasePath } from '@/lib/site/url/paths';

import { SupportBadge } from './support-badge';

type ComponentStripProps = {
  readonly components: readonly TrackedComponent[];
  readonly now: string;
};

/** One row for each component: its latest release, whether that is supported, and how old our knowledge is. */
export function ComponentStrip({ components, now }: ComponentStripProps) {
  return (
    <table className="status-table component-table mt-5">
      <caption className="sr-only">The latest release of each component</caption>
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Latest</th>
          <th scope="col">Published</th>
          <th scope="col">Support</th>
          <th scope="col">Releases</th>
          <th scope="col">Last checked</th>
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
  const { latest } = releases.support;
  const entry = latest === null ? null : findRelease(releases.entries, latest);
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
