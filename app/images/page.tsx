import type { Metadata } from 'next';

import { ImagesView } from '@/components/images/images-view';
import { loadImagesPage } from '@/lib/site/load/load-images-page';
import { paths } from '@/lib/site/url/paths';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Images',
  description: 'Container images of Kairos: digests, signatures, SBOMs and packages.',
  alternates: { canonical: paths.images },
};

export default async function ImagesPage() {
  return <ImagesView page={await loadImagesPage()} />;
}
