import type { Metadata } from 'next';

import { MatrixHistoryView } from '@/components/history/matrix-history-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadMatrixHistory } from '@/lib/site/load/load-matrix-history';
import { describeHistoryPage } from '@/lib/site/notices/describe-page';
import { historyUrls } from '@/lib/site/url/history-query';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type HistoryPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: HistoryPageProps): Promise<Metadata> {
  const history = await loadMatrixHistory(toSearchParams(await searchParams));
  const { page, json, markdown, feed } = historyUrls(history.query);
  return pageMetadata(describeHistoryPage(history), {
    canonical: page,
    types: { 'application/json': json, 'text/markdown': markdown, 'application/atom+xml': feed },
  });
}

export default async function MatrixHistoryPage({ searchParams }: HistoryPageProps) {
  const page = await loadMatrixHistory(toSearchParams(await searchParams));
  return <MatrixHistoryView page={page} />;
}
