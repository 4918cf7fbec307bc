import type { Metadata } from 'next';

import { SbomPageView } from '@/components/releases/sbom-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadSbomPage } from '@/lib/site/load/load-sbom-page';
import { describeSbomPage } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { formatSbomQuery } from '@/lib/site/url/sbom-query';

type SbomPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: SbomPageProps): Promise<Metadata> {
  const page = await loadSbomPage(toSearchParams(await searchParams));
  const params = formatSbomQuery(page.selection);
  return pageMetadata(describeSbomPage(page), {
    canonical: withQuery(paths.sbom, params),
    types: {
      'text/markdown': withQuery(paths.sbomMarkdown, params),
      'application/json': withQuery(paths.sbomJson, params),
      'text/csv': withQuery(paths.sbomCsv, params),
      'application/atom+xml': withQuery(paths.sbomFeed, params),
    },
  });
}

export default async function SbomPage({ searchParams }: SbomPageProps) {
  const page = await loadSbomPage(toSearchParams(await searchParams));
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">SBOMs</h1>
      <SbomPageView page={page} />
    </>
  );
}
