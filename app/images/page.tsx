import type { Metadata } from 'next';

import { ImagesView } from '@/components/images/images-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadImagesPage } from '@/lib/site/load/load-images-page';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.images], {
  canonical: paths.images,
  types: { 'text/markdown': paths.imagesMarkdown },
});

export default async function ImagesPage() {
  return <ImagesView page={await loadImagesPage()} />;
}
