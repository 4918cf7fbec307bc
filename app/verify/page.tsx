import type { Metadata } from 'next';

import { VerifyPageView } from '@/components/verification/verify-page-view';
import { loadVerifyPage } from '@/lib/site/load/load-verify-page';
import { paths } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type VerifyPageProps = { readonly searchParams: Promise<RawSearchParams> };

export const metadata: Metadata = {
  title: 'Why does my cosign fail?',
  description:
    'Explains an error of cosign for a release of Kairos: its cause, how to check that, and the command that works.',
  alternates: { canonical: paths.verify },
};

export default async function VerifyPage({ searchParams }: VerifyPageProps) {
  return <VerifyPageView page={await loadVerifyPage(toSearchParams(await searchParams))} />;
}
