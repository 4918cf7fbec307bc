import type { Metadata } from 'next';

import { ChangesView } from '@/components/packages/changes-view';
import { loadChangesPage } from '@/lib/site/load/load-changes-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type ChangesPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ChangesPageProps): Promise<Metadata> {
  const params = toSearchParams(await searchParams);
  return {
    title: 'Compare the packages of two images',
    description: 'Packages that were added, removed, upgraded or downgraded between two images.',
    alternates: { canonical: withQuery(paths.changes, params) },
  };
}

export default async function ChangesPage({ searchParams }: ChangesPageProps) {
  return <ChangesView page={await loadChangesPage(toSearchParams(await searchParams))} />;
}
