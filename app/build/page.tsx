import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { BuildPageView } from '@/components/builder/build-page-view';
import { asRoute } from '@/components/ui/as-route';
import { loadBuildPage } from '@/lib/site/load/load-build-page';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { canonicalBuildUrl } from '@/lib/site/url/canonical-url';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type BuildPageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: BuildPageProps): Promise<Metadata> {
  const { typed, built } = await loadBuildPage(toSearchParams(await searchParams));
  const params = formatBuildForm(typed);
  const isStarted = params.size > 0 && built !== null;
  return {
    title: isStarted ? built.names.tag : 'Build',
    description: isStarted
      ? `${built.names.reference}: status and the commands that build and boot it.`
      : 'The tag, file names, test status and build commands of a Kairos image.',
    alternates: {
      canonical: withQuery(paths.build, params),
      types: { 'application/json': withQuery(paths.artifactApi, params) },
    },
  };
}

export default async function BuildPage({ searchParams }: BuildPageProps) {
  const asked = toSearchParams(await searchParams);
  const canonical = canonicalBuildUrl(asked);
  if (canonical !== null) redirect(asRoute(canonical));
  return <BuildPageView page={await loadBuildPage(asked)} />;
}
