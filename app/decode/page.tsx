import type { Metadata } from 'next';

import { DecodePageView } from '@/components/builder/decode-page-view';
import { loadDecodePage } from '@/lib/site/load/load-decode-page';
import { paths, withQuery } from '@/lib/site/url/paths';
import { toSearchParams, type RawSearchParams } from '@/lib/site/url/raw-search-params';

type DecodePageProps = { readonly searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ searchParams }: DecodePageProps): Promise<Metadata> {
  const { text, decoded } = loadDecodePage(toSearchParams(await searchParams));
  const params = new URLSearchParams(text === '' ? '' : { name: text });
  return {
    title: decoded === null ? 'What is this tag?' : `What is ${decoded.name || 'this'}?`,
    description: 'Explains any tag, reference, file name or command with a Kairos image in it.',
    alternates: {
      canonical: withQuery(paths.decode, params),
      types: { 'application/json': withQuery(paths.decodeApi, params) },
    },
  };
}

export default async function DecodePage({ searchParams }: DecodePageProps) {
  return <DecodePageView page={loadDecodePage(toSearchParams(await searchParams))} />;
}
