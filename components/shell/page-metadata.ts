import type { Metadata } from 'next';

import type { PageTexts } from '@/lib/site/notices/describe-page';
import { paths, withQuery } from '@/lib/site/url/paths';

type Alternates = {
  /** The path of the page, with the parameters that its view depends on. */
  readonly canonical: string;
  /** Paths of the same in other formats, by media type. */
  readonly types?: Readonly<Record<string, string>>;
};

/** The metadata of a page: its texts, its other formats, and the picture that previews a link to it. */
export function pageMetadata(
  { title, description }: PageTexts,
  { canonical, types }: Alternates,
): Metadata {
  const image = withQuery(paths.preview, new URLSearchParams({ path: canonical }));
  return {
    title,
    description,
    alternates: { canonical, ...(types && { types: { ...types } }) },
    openGraph: {
      title,
      description,
      type: 'website',
      images: [{ url: image, width: 1200, height: 630, alt: `${title}. ${description}` }],
    },
    twitter: { card: 'summary_large_image' },
  };
}
