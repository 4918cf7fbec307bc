import type { Metadata } from 'next';

import { ChangesView } from '@/components/packages/changes-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadChangesPage } from '@/lib/site/load/load-changes-page';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type ChangesPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ChangesPageProps): Promise<Metadata> {
  const params = toSearchParams(await searchParams);
  return pageMetadata(FIXED_PAGES[paths.changes], { canonical: withQuery(paths.changes, params) });
}

export default async function ChangesPage({ searchParams }: ChangesPageProps) {
  return <ChangesView page={await loadChangesPage(toSearchParams(await searchParams))} />;
}
