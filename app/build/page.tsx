import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { BuildPageView } from '@/components/builder/build-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { asRoute } from '@/components/ui/as-route';
import { loadBuildPage } from '@/lib/site/load/load-build-page';
import { describeBuildPage } from '@/lib/site/notices/describe-page';
import { formatBuildForm, readBuildForm } from '@/lib/site/url/build-query';
import { canonicalBuildUrl } from '@/lib/site/url/canonical-url';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type BuildPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: BuildPageProps): Promise<Metadata> {
  const requested = toSearchParams(await searchParams);
  const page = await loadBuildPage(requested);
  const params = formatBuildForm(readBuildForm(requested));
  return pageMetadata(describeBuildPage(page, params.size === 0), {
    canonical: withQuery(paths.build, params),
    types: {
      'application/json': withQuery(paths.artifactApi, formatBuildForm(page.typed)),
      'text/markdown': withQuery(paths.buildMarkdown, params),
    },
  });
}

export default async function BuildPage({ searchParams }: BuildPageProps) {
  const requested = toSearchParams(await searchParams);
  const canonical = canonicalBuildUrl(requested);
  if (canonical !== null) redirect(asRoute(canonical));
  return <BuildPageView page={await loadBuildPage(requested)} />;
}
