import { answerSbomMember } from '@/lib/site/http/answer-sbom-member';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string; readonly tag: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSbomMember(request, await params);
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
