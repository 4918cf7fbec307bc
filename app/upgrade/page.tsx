import type { Metadata } from 'next';

import { pageMetadata } from '@/components/shell/page-metadata';
import { UpgradePageView } from '@/components/upgrade/upgrade-page-view';
import { loadUpgradePage } from '@/lib/site/load/load-upgrade-page';
import { describeUpgradePage } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type UpgradePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: UpgradePageProps): Promise<Metadata> {
  const page = await loadUpgradePage(toSearchParams(await searchParams));
  const params = new URLSearchParams(Object.entries(page.texts).filter(([, text]) => text !== ''));
  return pageMetadata(describeUpgradePage(page), {
    canonical: withQuery(paths.upgrade, params),
    types: {
      'application/json': withQuery(paths.upgradeApi, params),
      'text/markdown': withQuery(paths.upgradeMarkdown, params),
    },
  });
}

export default async function UpgradePage({ searchParams }: UpgradePageProps) {
  return <UpgradePageView page={await loadUpgradePage(toSearchParams(await searchParams))} />;
}
