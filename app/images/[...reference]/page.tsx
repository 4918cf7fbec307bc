import type { Metadata } from 'next';

import { ImagePageView } from '@/components/images/image-page-view';
import { RefusedImage } from '@/components/images/refused-image';
import { pageMetadata } from '@/components/shell/page-metadata';
import { loadImagePage } from '@/lib/site/load/load-image-page';
import { describeImagePage } from '@/lib/site/notices/describe-page';
import { imagePath, imageTwinPath, referenceOfSegments } from '@/lib/site/url/image-urls';
import { paths } from '@/lib/site/url/paths';
import { unescaped } from '@/lib/site/url/unescaped';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

export const dynamic = 'force-dynamic';

type ImagePageProps = { readonly params: Promise<{ readonly reference: readonly string[] }> };

async function load({ params }: ImagePageProps) {
  const { reference } = await params;
  return loadImagePage(referenceOfSegments(reference.map(unescaped)));
}

export async function generateMetadata(props: ImagePageProps): Promise<Metadata> {
  const loaded = await load(props);
  if (!loaded.ok) return { title: 'Not an image of this site', robots: { index: false } };
  const { name, state } = loaded.value;
  return {
    ...pageMetadata(describeImagePage(loaded.value), {
      canonical: imagePath(name),
      types: {
        'application/json': imageTwinPath(paths.imageJson, name),
        'text/markdown': imageTwinPath(paths.imageMarkdown, name),
      },
    }),
    ...(state === 'exists' ? {} : { robots: { index: false } }),
  };
}

export default async function ImagePage(props: ImagePageProps) {
  const loaded = await load(props);
  if (!loaded.ok) {
    return (
      <>
        <meta name={RESPONSE_STATUS} content="422" />
        <RefusedImage refusal={loaded.failure} />
      </>
    );
  }
  const { state } = loaded.value;
  const status = state === 'missing' ? 404 : state === 'unknown' ? 503 : null;
  return (
    <>
      {status === null ? null : <meta name={RESPONSE_STATUS} content={String(status)} />}
      <ImagePageView page={loaded.value} />
    </>
  );
}
