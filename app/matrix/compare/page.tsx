import type { Metadata } from 'next';

import { MatrixCompareView } from '@/components/history/matrix-compare-view';
import { loadMatrixCompare } from '@/lib/site/load/load-matrix-compare';
import { describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';
import { formatCompareQuery } from '@/lib/site/url/compare-query';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type ComparePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ComparePageProps): Promise<Metadata> {
  const { query, result } = await loadMatrixCompare(toSearchParams(await searchParams));
  const title =
    result?.ok === true
      ? `${describeMatrixAt(result.value.from)} to ${describeMatrixAt(result.value.to)}`
      : 'Compare two test matrices';
  return {
    title,
    description: 'Which tested combinations were added, dropped and changed, and what did it.',
    alternates: { canonical: withQuery(paths.matrixCompare, formatCompareQuery(query)) },
  };
}

export default async function MatrixComparePage({ searchParams }: ComparePageProps) {
  const page = await loadMatrixCompare(toSearchParams(await searchParams));
  return <MatrixCompareView page={page} />;
}
