import type { Metadata } from 'next';

import { MatrixCompareView } from '@/components/history/matrix-compare-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadMatrixCompare } from '@/lib/site/load/load-matrix-compare';
import { describeMatrixComparePage } from '@/lib/site/notices/describe-page';
import { formatCompareQuery } from '@/lib/site/url/compare-query';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type ComparePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: ComparePageProps): Promise<Metadata> {
  const compared = await loadMatrixCompare(toSearchParams(await searchParams));
  return pageMetadata(describeMatrixComparePage(compared), {
    canonical: withQuery(paths.matrixCompare, formatCompareQuery(compared.query)),
  });
}

export default async function MatrixComparePage({ searchParams }: ComparePageProps) {
  const page = await loadMatrixCompare(toSearchParams(await searchParams));
  return <MatrixCompareView page={page} />;
}
