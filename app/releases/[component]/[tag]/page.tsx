import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';

import { RefusedRelease } from '@/components/releases/refused-release';
import { ReleasePageView } from '@/components/releases/release-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { asRoute } from '@/components/ui/as-route';
import { loadReleasePage } from '@/lib/site/load/load-release-page';
import { describeReleasePage } from '@/lib/site/notices/describe-page';
import { releaseApiPath, releaseMarkdownPath, releasePath, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

type ReleasePageProps = {
  readonly params: Promise<{ readonly component: string; readonly tag: string }>;
  readonly searchParams: Promise<RawSearchParams>;
};

// Of the path, the framework gives decoded parts to `generateMetadata`, and to the page what is in the URL.
export async function generateMetadata({
  params,
  searchParams,
}: ReleasePageProps): Promise<Metadata> {
  const decoded = await params;
  const loaded = await loadReleasePage(
    decoded.component,
    decoded.tag,
    toSearchParams(await searchParams),
  );
  if (!loaded.ok) return { title: 'No such release', robots: { index: false } };
  const { tracked, entry } = loaded.value;
  const { id } = tracked.component;
  const { tag } = entry.release;
  return pageMetadata(describeReleasePage(loaded.value), {
    canonical: releasePath(id, tag),
    types: {
      'application/json': releaseApiPath(id, tag),
      'text/markdown': releaseMarkdownPath(id, tag),
    },
  });
}

export default async function ReleasePage({ params, searchParams }: ReleasePageProps) {
  const { component, tag } = await params;
  const loaded = await loadReleasePage(
    decodeURIComponent(component),
    decodeURIComponent(tag),
    toSearchParams(await searchParams),
  );
  if (!loaded.ok) {
    const { failure } = loaded;
    if (failure.kind === 'unknown-component') notFound();
    const status = failure.verdict.state === 'missing' ? 404 : 503;
    return (
      <>
        <meta name={RESPONSE_STATUS} content={String(status)} />
        <RefusedRelease refusal={failure} />
      </>
    );
  }
  const { tracked, entry, requestedTag } = loaded.value;
  if (requestedTag !== entry.release.tag) {
    const path = releasePath(tracked.component.id, entry.release.tag);
    redirect(asRoute(withQuery(path, toSearchParams(await searchParams))));
  }
  return <ReleasePageView page={loaded.value} />;
}
