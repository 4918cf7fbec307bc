import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleSbomMember } from '@/lib/site/http/handle-sbom-member';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string; readonly tag: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleSbomMember(request, await params);
}

export const HEAD = GET;
export const OPTIONS = handlePreflight;
