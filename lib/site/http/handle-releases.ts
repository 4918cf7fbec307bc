import 'server-only';
import { formatCsv } from '@/lib/base/text/csv';
import { paginate } from '@/lib/releases/list/paginate';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { releasesResponse } from '@/lib/site/api/releases-response';
import { feedTitle } from '@/lib/site/exports/feed-title';
import { releasesFeed } from '@/lib/site/exports/releases-feed';
import { RELEASE_HEAD, releaseRow, releasesMarkdown } from '@/lib/site/exports/releases-table';
import { peekFirstCertificate } from '@/lib/site/load/load-certificate';
import { peekReleaseContents } from '@/lib/site/load/load-release-contents';
import { loadReleasesPage } from '@/lib/site/load/load-releases-page';
import { peekFirstSignatures } from '@/lib/site/load/load-signatures';
import { readRelease } from '@/lib/site/load/read-release';
import { renderedNotes } from '@/lib/site/load/rendered-notes';
import { siteUrl } from '@/lib/site/load/site-url';
import type { ReleasesPageData } from '@/lib/site/model/release-pages';
import type { ReleaseDetails, TrackedComponent } from '@/lib/site/model/tracked-component';
import { paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

const FORMATS = { json: jsonOf, md: markdownOf, csv: csvOf, atom: feedOf } as const;

/** Releases on one page of the API: each comes with its notes and files. */
const PER_PAGE = 20;

/** Handles a request for releases in one of their formats; the filters are those of the page. */
export async function handleReleases(
  request: Request,
  format: keyof typeof FORMATS,
): Promise<Response> {
  const page = await loadReleasesPage(new URL(request.url).searchParams);
  const [refused] = page.queryNotices;
  if (refused !== undefined) {
    const status = refused.key === 'component' ? 404 : 422;
    const title = status === 404 ? 'Unknown component' : `Bad value for “${refused.key}”`;
    return respondProblem({ status, title, detail: refused.message });
  }
  return FORMATS[format](page, request);
}

async function jsonOf(data: ReleasesPageData): Promise<Response> {
  const { components, query, requestedPage, selection } = data;
  const { items, page, pages, total } = paginate(selection.found, requestedPage, PER_PAGE);
  if (requestedPage > pages) {
    const detail = `There are ${pages} pages; page ${requestedPage} is beyond the last.`;
    return respondProblem({ status: 404, title: 'No such page', detail });
  }
  const origin = siteUrl().origin;
  const releases = await Promise.all(
    items.flatMap(({ entry }) => {
      const tracked = components.find(({ component }) => component.id === entry.componentId);
      return tracked === undefined ? [] : [detailsOf(tracked, entry)];
    }),
  );
  const chosen = query.components;
  const shown = components.filter(
    ({ component }) => chosen.length === 0 || chosen.includes(component.id),
  );
  const body = releasesResponse({ releases, total, page, pages, components: shown, origin });
  const response = respondJson(body);
  const links = linksOf(data, page, pages, origin);
  if (links !== '') response.headers.set('link', links);
  return response;
}

async function detailsOf(tracked: TrackedComponent, entry: ReleaseEntry): Promise<ReleaseDetails> {
  const [identity, signatures, contents] = await Promise.all([
    peekFirstCertificate(tracked, entry),
    peekFirstSignatures(tracked, entry),
    peekReleaseContents(entry),
  ]);
  return readRelease(tracked, entry, identity, signatures, contents);
}

function linksOf({ query }: ReleasesPageData, page: number, pages: number, origin: string): string {
  const linkTo = (to: number, rel: string) => {
    const url = withQuery(paths.releasesApi, formatReleaseQuery({ ...query, page: to }));
    return `<${origin}${url}>; rel="${rel}"`;
  };
  return [
    ...(page > 1 ? [linkTo(1, 'first'), linkTo(page - 1, 'prev')] : []),
    ...(page < pages ? [linkTo(page + 1, 'next'), linkTo(pages, 'last')] : []),
  ].join(', ');
}

function urlOf({ query }: ReleasesPageData, path: string): string {
  return `${siteUrl().origin}${withQuery(path, formatReleaseQuery({ ...query, page: 1 }))}`;
}

function csvOf({ selection }: ReleasesPageData): Response {
  const body = formatCsv([RELEASE_HEAD, ...selection.found.map(releaseRow)]);
  return respondText('text/csv; charset=utf-8', body, { fileName: 'kairos-releases.csv' });
}

function markdownOf(page: ReleasesPageData, request: Request): Response {
  const body = releasesMarkdown(page, urlOf(page, paths.releases));
  return respondText(markdownType(request), body);
}

function feedOf(page: ReleasesPageData): Response {
  const body = releasesFeed({
    title: feedTitle(page.query),
    htmlOf: (entry) => htmlOf(page, entry),
    found: page.selection.found,
    self: urlOf(page, paths.releasesFeed),
    page: urlOf(page, paths.releases),
    origin: siteUrl().origin,
  });
  return respondText('application/atom+xml; charset=utf-8', body);
}

function htmlOf({ components }: ReleasesPageData, entry: ReleaseEntry): string | null {
  const tracked = components.find(({ component }) => component.id === entry.componentId);
  if (tracked === undefined || tracked.snapshot !== null) return null;
  return renderedNotes(tracked.component, entry.release).html;
}
