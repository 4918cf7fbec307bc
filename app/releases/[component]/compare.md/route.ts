import { handleCompare } from '@/lib/site/http/handle-compare';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleCompare(request, await params, 'md');
}

export const OPTIONS = handlePreflight;
