import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleRelease } from '@/lib/site/http/handle-release';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string; readonly tag: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleRelease(request, await params, 'json');
}

export const OPTIONS = handlePreflight;
