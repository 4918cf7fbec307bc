import { handleImage } from '@/lib/site/http/handle-image';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly path: readonly string[] }> };

/** The image whose page has this path under `/images`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return handleImage(request, 'md', path.join('/'));
}

export const OPTIONS = handlePreflight;
