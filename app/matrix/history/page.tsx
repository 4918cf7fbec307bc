import type { Metadata } from 'next';

import { MatrixHistoryView } from '@/components/history/matrix-history-view';
import { loadMatrixHistory } from '@/lib/site/load/load-matrix-history';
import { historyUrls } from '@/lib/site/url/history-query';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type HistoryPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: HistoryPageProps): Promise<Metadata> {
  const { query, result } = await loadMatrixHistory(toSearchParams(await searchParams));
  const { page, json, markdown, feed } = historyUrls(query);
  const of = result.ok ? ` of ${result.value.source.title}` : '';
  return {
    title: `History of the test matrix${of}`,
    description: 'What each commit of the workflow added to the tested combinations, and dropped.',
    alternates: {
      canonical: page,
      types: { 'application/json': json, 'text/markdown': markdown, 'application/atom+xml': feed },
    },
  };
}

export default async function MatrixHistoryPage({ searchParams }: HistoryPageProps) {
  const page = await loadMatrixHistory(toSearchParams(await searchParams));
  return <MatrixHistoryView page={page} />;
}
