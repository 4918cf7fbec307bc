import type { Metadata } from 'next';

import { ImagePackagesView } from '@/components/packages/image-packages-view';
import { PackageSearchView } from '@/components/packages/package-search-view';
import { RefusedPackages } from '@/components/packages/refused-packages';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadPackageSearch } from '@/lib/site/load/load-package-search';
import { loadPackagesPage } from '@/lib/site/load/load-packages-page';
import { describePackagesPage } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

type PackagesPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: PackagesPageProps): Promise<Metadata> {
  const params = toSearchParams(await searchParams);
  const of = params.get('of') ?? '';
  return pageMetadata(describePackagesPage(of), {
    canonical: withQuery(paths.packages, params),
    types: {
      'application/json': withQuery(paths.packagesJson, params),
      'text/csv': withQuery(paths.packagesCsv, params),
      'text/markdown': withQuery(paths.packagesMarkdown, params),
    },
  });
}

export const dynamic = 'force-dynamic';

export default async function PackagesPage({ searchParams }: PackagesPageProps) {
  const params = toSearchParams(await searchParams);
  if ((params.get('of') ?? '') === '') {
    return <PackageSearchView data={await loadPackageSearch(params)} />;
  }
  const loaded = await loadPackagesPage(params);
  if (loaded.ok) return <ImagePackagesView page={loaded.value} />;
  return (
    <>
      <meta name={RESPONSE_STATUS} content={String(loaded.failure.status)} />
      <h1 className="text-xl font-semibold tracking-tight">Packages</h1>
      <RefusedPackages refusal={loaded.failure} path={paths.packages} params={params} />
    </>
  );
}
