import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { ComparePageView } from '@/components/releases/compare-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import { loadComparePage } from '@/lib/site/load/load-compare-page';
import { describeComparePage } from '@/lib/site/notices/describe-page';
import { compareMarkdownPath, comparePath, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

type ComparePageProps = {
  readonly params: Promise<{ readonly component: string }>;
  readonly searchParams: Promise<RawSearchParams>;
};

async function load({ params, searchParams }: ComparePageProps) {
  const { component } = await params;
  const requested = toSearchParams(await searchParams);
  const tagOf = (name: string) => (requested.get(name) ?? '').trim().slice(0, PASTE_LIMIT);
  return loadComparePage(component, tagOf('from'), tagOf('to'));
}

export async function generateMetadata(props: ComparePageProps): Promise<Metadata> {
  const page = await load(props);
  if (page === null) return { title: 'No such component' };
  const { tracked, requested, comparison } = page;
  const { id } = tracked.component;
  const isFound = comparison?.ok === true;
  const from = isFound ? comparison.value.from.release.tag : requested.from;
  const to = isFound ? comparison.value.to.release.tag : requested.to;
  return pageMetadata(describeComparePage(page), {
    canonical: withQuery(comparePath(id), new URLSearchParams(isFound ? { from, to } : undefined)),
    ...(isFound && { types: { 'text/markdown': compareMarkdownPath(id, from, to) } }),
  });
}

export default async function ComparePage(props: ComparePageProps) {
  const page = await load(props);
  if (page === null) notFound();
  return (
    <>
      {page.comparison?.ok === false ? (
        <meta name={RESPONSE_STATUS} content={page.isComplete ? '404' : '503'} />
      ) : null}
      <ComparePageView page={page} />
    </>
  );
}
