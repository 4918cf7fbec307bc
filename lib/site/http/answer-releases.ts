import 'server-only';
import { formatCsv } from '@/lib/base/text/csv';
import { paginate } from '@/lib/releases/list/paginate';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { releasesAnswer } from '@/lib/site/api/release-answer';
import { releasesFeed } from '@/lib/site/exports/releases-feed';
import { RELEASE_HEAD, releaseRow, releasesMarkdown } from '@/lib/site/exports/releases-table';
import { peekFirstCertificate } from '@/lib/site/load/load-certificate';
import { loadReleasesPage } from '@/lib/site/load/load-releases-page';
import { readRelease } from '@/lib/site/load/read-release';
import { siteUrl } from '@/lib/site/load/site-url';
import type { ReleasesPageData } from '@/lib/site/model/release-pages';
import type { AnsweredRelease, TrackedComponent } from '@/lib/site/model/tracked-component';
import { paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

import { answerJson, answerProblem, answerText } from './answers';

const FORMATS = { json: jsonOf, md: markdownOf, csv: csvOf, atom: feedOf } as const;

/** Releases on one page of the API: each comes with its notes and files. */
const PER_PAGE = 20;

/** Answers a request for releases in one of their formats; filters are those of the page. */
export async function answerReleases(
  request: Request,
  format: keyof typeof FORMATS,
): Promise<Response> {
  const page = await loadReleasesPage(new URL(request.url).searchParams);
  const [refused] = page.queryNotices;
  if (refused !== undefined) {
    const status = refused.key === 'component' ? 404 : 422;
    const title = status === 404 ? 'Unknown component' : `Bad value for “${refused.key}”`;
    return answerProblem(request, { status, title, detail: refused.message });
  }
  return FORMATS[format](request, page);
}

async function jsonOf(request: Request, data: ReleasesPageData): Promise<Response> {
  const { components, query, askedPage, selection } = data;
  const { items, page, pages, total } = paginate(selection.found, askedPage, PER_PAGE);
  if (askedPage > pages) {
    const detail = `There are ${pages} pages; page ${askedPage} is beyond the last.`;
    return answerProblem(request, { status: 404, title: 'No such page', detail });
  }
  const origin = siteUrl().origin;
  const releases = await Promise.all(
    items.flatMap(({ entry }) => {
      const tracked = components.find(({ component }) => component.id === entry.componentId);
      return tracked === undefined ? [] : [readKnown(tracked, entry)];
    }),
  );
  const chosen = query.components;
  const shown = components.filter(
    ({ component }) => chosen.length === 0 || chosen.includes(component.id),
  );
  const answer = releasesAnswer({ releases, total, page, pages, components: shown, origin });
  const response = answerJson(request, answer);
  const links = linksOf(data, page, pages, origin);
  if (links !== '') response.headers.set('link', links);
  return response;
}

async function readKnown(tracked: TrackedComponent, entry: ReleaseEntry): Promise<AnsweredRelease> {
  return readRelease(tracked, entry, await peekFirstCertificate(tracked, entry));
}

function linksOf({ query }: ReleasesPageData, page: number, pages: number, origin: string): string {
  const linkTo = (to: number, rel: string) => {
    const address = withQuery(paths.releasesApi, formatReleaseQuery({ ...query, page: to }));
    return `<${origin}${address}>; rel="${rel}"`;
  };
  return [
    ...(page > 1 ? [linkTo(1, 'first'), linkTo(page - 1, 'prev')] : []),
    ...(page < pages ? [linkTo(page + 1, 'next'), linkTo(pages, 'last')] : []),
  ].join(', ');
}

function addressOf({ query }: ReleasesPageData, path: string): string {
  return `${siteUrl().origin}${withQuery(path, formatReleaseQuery({ ...query, page: 1 }))}`;
}

function csvOf(request: Request, { selection }: ReleasesPageData): Response {
  const body = formatCsv([RELEASE_HEAD, ...selection.found.map(releaseRow)]);
  return answerText(request, 'text/csv; charset=utf-8', body, { fileName: 'kairos-releases.csv' });
}

function markdownOf(request: Request, page: ReleasesPageData): Response {
  const body = releasesMarkdown(page, addressOf(page, paths.releases));
  return answerText(request, 'text/markdown; charset=utf-8', body);
}

function feedOf(request: Request, page: ReleasesPageData): Response {
  const body = releasesFeed({
    found: page.selection.found,
    self: addressOf(page, paths.releasesFeed),
    page: addressOf(page, paths.releases),
    origin: siteUrl().origin,
  });
  return answerText(request, 'application/atom+xml; charset=utf-8', body);
}
