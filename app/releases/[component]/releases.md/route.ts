import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleReleases } from '@/lib/site/http/handle-releases';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set('component', (await params).component);
  return handleReleases(new Request(url, { headers: request.headers }), 'md');
}

export const OPTIONS = handlePreflight;
