import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { MatrixPageView } from '@/components/matrix/matrix-page-view';
import { asRoute } from '@/components/ui/as-route';
import { loadCellPasts } from '@/lib/site/load/load-cell-pasts';
import { loadCurrentRelease } from '@/lib/site/load/load-current-release';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { loadPublishedChoice } from '@/lib/site/load/load-published-choice';
import { pageTitle } from '@/lib/site/notices/describe-selection';
import { canonicalMatrixUrl } from '@/lib/site/url/canonical-url';
import { matrixUrls } from '@/lib/site/url/matrix-urls';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type MatrixPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: MatrixPageProps): Promise<Metadata> {
  const { query, title, description } = await loadMatrixPage(toSearchParams(await searchParams));
  const { page, json, csv, markdown, feed, image } = matrixUrls(query);
  return {
    title: { absolute: pageTitle(title) },
    description,
    alternates: {
      canonical: page,
      types: {
        'application/json': json,
        'text/csv': csv,
        'text/markdown': markdown,
        'application/atom+xml': feed,
      },
    },
    openGraph: {
      title: title ?? 'Kairos test matrix',
      description,
      type: 'website',
      images: [{ url: image, width: 1200, height: 630, alt: description }],
    },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function MatrixPage({ searchParams }: MatrixPageProps) {
  const requested = toSearchParams(await searchParams);
  const canonical = canonicalMatrixUrl(requested);
  if (canonical !== null) redirect(asRoute(canonical));
  const [page, current] = await Promise.all([loadMatrixPage(requested), loadCurrentRelease()]);
  const jobs = page.result.ok ? page.result.value.jobs : [];
  const published = await loadPublishedChoice(page.query.published, jobs);
  const pasts = page.result.ok ? await loadCellPasts(page.result.value) : {};
  return <MatrixPageView page={page} current={current} published={published} pasts={pasts} />;
}
