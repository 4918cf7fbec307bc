import type { Metadata } from 'next';

import { pageMetadata } from '@/components/shell/page-metadata';
import { VerifyPageView } from '@/components/verification/verify-page-view';
import { loadVerifyPage } from '@/lib/site/load/load-verify-page';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type VerifyPageProps = { readonly searchParams: Promise<RawSearchParams> };

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.verify], {
  canonical: paths.verify,
  types: { 'text/markdown': paths.verifyMarkdown },
});

export default async function VerifyPage({ searchParams }: VerifyPageProps) {
  return <VerifyPageView page={await loadVerifyPage(toSearchParams(await searchParams))} />;
}
