import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { ComponentPageView } from '@/components/releases/component-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadComponentPage } from '@/lib/site/load/load-component-page';
import { describeComponentPage } from '@/lib/site/notices/describe-page';
import { componentMarkdownPath, componentPath, paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

type ComponentPageProps = {
  readonly params: Promise<{ readonly component: string }>;
  readonly searchParams: Promise<RawSearchParams>;
};

export async function generateMetadata({
  params,
  searchParams,
}: ComponentPageProps): Promise<Metadata> {
  const { component: id } = await params;
  const page = await loadComponentPage(id, toSearchParams(await searchParams));
  if (page === null) return { title: 'No such component' };
  const { component } = page.tracked;
  const query = formatReleaseQuery({ components: [component.id] });
  return pageMetadata(describeComponentPage(page), {
    canonical: componentPath(component.id),
    types: {
      'application/json': withQuery(paths.releasesApi, query),
      'text/markdown': componentMarkdownPath(component.id),
      'application/atom+xml': withQuery(paths.releasesFeed, query),
    },
  });
}

export default async function ComponentPage({ params, searchParams }: ComponentPageProps) {
  const { component: id } = await params;
  const page = await loadComponentPage(id, toSearchParams(await searchParams));
  if (page === null) notFound();
  return <ComponentPageView page={page} />;
}
