import type { Metadata } from 'next';

import { QueryNotices } from '@/components/feedback/query-notices';
import { ComponentStrip } from '@/components/releases/component-strip';
import { Policy } from '@/components/releases/policy';
import { ReleaseFilter } from '@/components/releases/release-filter';
import { ReleasePager } from '@/components/releases/release-pager';
import { ReleaseTable } from '@/components/releases/release-table';
import { loadReleasesPage } from '@/lib/site/load/load-releases-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

type ReleasesPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ReleasesPageProps): Promise<Metadata> {
  const { query, description } = await loadReleasesPage(toSearchParams(await searchParams));
  const params = formatReleaseQuery(query);
  return {
    title: 'Releases',
    description,
    alternates: {
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
    },
  };
}

export default async function ReleasesPage({ searchParams }: ReleasesPageProps) {
  const page = await loadReleasesPage(toSearchParams(await searchParams));
  const { components, query, queryNotices, selection, groups, shown, description, now } = page;
  const namesOnly = new Set(
    components.filter(({ snapshot }) => snapshot !== null).map(({ component }) => component.id),
  );
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Releases</h1>
      <p className="mt-1 tabular-nums">{description}</p>
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.releases, formatReleaseQuery(query))}
      />
      <ComponentStrip components={components} now={now} />
      <ReleaseFilter query={query} years={selection.years} hidden={selection.hiddenPreliminary} />
      <h2 className="sr-only">Timeline</h2>
      <p className="mt-4 text-soft tabular-nums" role="status">
        {shown.total === 1 ? '1 release' : `${shown.total} releases`}
        {shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : ''}
      </p>
      {shown.total === 0 ? (
        <p className="mt-6 border-y border-line py-10 text-soft">
          No release fits. {selection.hiddenPreliminary > 0 ? 'Prereleases are hidden. ' : ''}
          <a className="link" href={paths.releases}>
            Show all releases
          </a>
        </p>
      ) : (
        <ReleaseTable groups={groups} namesOnly={namesOnly} now={now} isMixed />
      )}
      <ReleasePager path={paths.releases} query={query} shown={shown} />
      <Policy components={components.filter(({ component }) => component.always)} />
    </>
  );
}
