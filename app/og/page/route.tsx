import { ImageResponse } from 'next/og';

import { PreviewCard } from '@/components/shell/preview-card';
import { drawableText } from '@/lib/base/text/drawable-text';
import { loadPreview } from '@/lib/site/load/load-preview';

export const dynamic = 'force-dynamic';

/** Characters of the title and of the description, as many as there is room for. */
const LONGEST = { title: 110, description: 220 };

/** The picture of a page, for places that show one beside a link to it; `path` is the page's. */
export async function GET(request: Request): Promise<Response> {
  const texts = await loadPreview(new URL(request.url).searchParams.get('path') ?? '');
  if (texts === null) return new Response(null, { status: 404 });
  return new ImageResponse(
    <PreviewCard
      title={drawableText(texts.title, LONGEST.title)}
      description={drawableText(texts.description, LONGEST.description)}
    />,
    {
      width: 1200,
      height: 630,
      headers: { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=86400' },
    },
  );
}
