import type { Metadata } from 'next';

import { UpgradePageView } from '@/components/upgrade/upgrade-page-view';
import { loadUpgradePage } from '@/lib/site/load/load-upgrade-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type UpgradePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: UpgradePageProps): Promise<Metadata> {
  const { texts, planned } = await loadUpgradePage(toSearchParams(await searchParams));
  const params = new URLSearchParams(Object.entries(texts).filter(([, text]) => text !== ''));
  const plan = planned?.ok === true ? planned.value.plan : null;
  return {
    title:
      plan === null
        ? 'Upgrade'
        : `Upgrade from ${plan.start.entry.release.tag} to ${plan.to.release.tag}`,
    description:
      'What an upgrade of a Kairos machine brings: the image, component versions, cautions and commands.',
    alternates: {
      canonical: withQuery(paths.upgrade, params),
      types: {
        'application/json': withQuery(paths.upgradeApi, params),
        'text/markdown': withQuery(paths.upgradeMarkdown, params),
      },
    },
  };
}

export default async function UpgradePage({ searchParams }: UpgradePageProps) {
  return <UpgradePageView page={await loadUpgradePage(toSearchParams(await searchParams))} />;
}
