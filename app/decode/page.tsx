import type { Metadata } from 'next';

import { DecodePageView } from '@/components/decoder/decode-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadDecodePage } from '@/lib/site/load/load-decode-page';
import { describeDecodePage } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type DecodePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: DecodePageProps): Promise<Metadata> {
  const page = await loadDecodePage(toSearchParams(await searchParams));
  const { text } = page;
  const params = new URLSearchParams(text === '' ? '' : { name: text });
  return pageMetadata(describeDecodePage(page), {
    canonical: withQuery(paths.decode, params),
    types: {
      'application/json': withQuery(paths.decodeApi, params),
      'text/markdown': withQuery(paths.decodeMarkdown, params),
    },
  });
}

export default async function DecodePage({ searchParams }: DecodePageProps) {
  return <DecodePageView page={await loadDecodePage(toSearchParams(await searchParams))} />;
}
