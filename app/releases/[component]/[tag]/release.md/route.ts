import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleRelease } from '@/lib/site/http/handle-release';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string; readonly tag: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { component, tag } = await params;
  return handleRelease(request, { component, tag }, 'md');
}

export const OPTIONS = handlePreflight;
