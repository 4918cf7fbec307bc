import type { Metadata } from 'next';

import { QueryNotices } from '@/components/feedback/query-notices';
import { ComponentStrip } from '@/components/releases/component-strip';
import { ExportLinks } from '@/components/releases/export-links';
import { FrozenReleasesNote } from '@/components/releases/frozen-releases-note';
import { Policy } from '@/components/releases/policy';
import { ReleaseFilter } from '@/components/releases/release-filter';
import { ReleasePager } from '@/components/releases/release-pager';
import { ReleaseTable } from '@/components/releases/release-table';
import { ReleaseTimeline } from '@/components/releases/release-timeline';
import { pageMetadata } from '@/components/shell/page-metadata';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { ZoneSwitch } from '@/components/ui/zone-switch.client';
import { sortComponents } from '@/lib/releases/list/sort-components';
import { loadReleasesPage } from '@/lib/site/load/load-releases-page';
import { describeReleasesPage } from '@/lib/site/notices/describe-page';
import { withListView, type ListView } from '@/lib/site/url/list-view';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

const VIEWS = [
  ['time', 'By date'],
  ['line', 'By line'],
] as const;

type ReleasesPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ReleasesPageProps): Promise<Metadata> {
  const page = await loadReleasesPage(toSearchParams(await searchParams));
  const { query } = page;
  const params = formatReleaseQuery(query);
  return pageMetadata(describeReleasesPage(page), {
    canonical: withQuery(paths.releases, params),
    types: {
      'application/json': withQuery(paths.releasesApi, params),
      'text/markdown': withQuery(paths.releasesMarkdown, params),
      'text/csv': withQuery(paths.releasesCsv, params),
      'application/atom+xml': withQuery(
        paths.releasesFeed,
        formatReleaseQuery({ ...query, page: 1 }),
      ),
    },
  });
}

export default async function ReleasesPage({ searchParams }: ReleasesPageProps) {
  const page = await loadReleasesPage(toSearchParams(await searchParams));
  const { components, query, queryNotices, selection, groups, shown, description, now } = page;
  const { listView, months } = page;
  const urlOf = (view: Partial<ListView>) =>
    withQuery(
      paths.releases,
      withListView(formatReleaseQuery({ ...query, page: 1 }), { ...listView, ...view }),
    );
  const namesOnly = new Set(
    components.filter(({ snapshot }) => snapshot !== null).map(({ component }) => component.id),
  );
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Releases</h1>
      <p className="mt-1 tabular-nums">{description}</p>
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.releases, withListView(formatReleaseQuery(query), listView))}
      />
      <FrozenReleasesNote
        frozen={page.frozen}
        latest={withQuery(
          paths.releases,
          withListView(formatReleaseQuery({ ...query, at: null }), listView),
        )}
      />
      <ComponentStrip
        components={sortComponents(components, listView.components)}
        order={listView.components}
        urlOf={(order) => urlOf({ components: order })}
        now={now}
      />
      <ReleaseFilter
        query={query}
        view={listView}
        years={selection.years}
        hidden={selection.hiddenPreliminary}
      />
      <h2 className="sr-only">Releases in order</h2>
      <p className="mt-4 text-soft tabular-nums" role="status">
        {shown.total === 1 ? '1 release' : `${shown.total} releases`}
        {shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : ''}
      </p>
      <div className="no-print mt-1 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-xs">
        <nav aria-label="View" className="flex gap-3">
          {VIEWS.map(([view, label]) => (
            <PageLink
              key={view}
              className="link"
              aria-current={listView.view === view ? 'true' : undefined}
              href={asRoute(urlOf({ view }))}
            >
              {label}
            </PageLink>
          ))}
        </nav>
        <ExportLinks query={query} />
        <ZoneSwitch />
      </div>
      {shown.total === 0 ? (
        <p className="mt-6 border-y border-line py-10 text-soft">
          No releases match. {selection.hiddenPreliminary > 0 ? 'Pre-releases are hidden. ' : ''}
          <a className="link" href={paths.releases}>
            Show all releases
          </a>
        </p>
      ) : listView.view === 'line' ? (
        <ReleaseTable groups={groups} namesOnly={namesOnly} now={now} isMixed />
      ) : (
        <ReleaseTimeline
          groups={months}
          order={listView.order}
          urlOf={(order) => urlOf({ order })}
          namesOnly={namesOnly}
          now={now}
        />
      )}
      <ReleasePager path={paths.releases} query={query} view={listView} shown={shown} />
      <Policy components={components.filter(({ component }) => component.always)} />
    </>
  );
}
