import { answerRelease } from '@/lib/site/http/answer-release';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly component: string; readonly tag: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { component, tag } = await params;
  return answerRelease(request, { component, tag }, 'md');
}

export const OPTIONS = answerPreflight;
