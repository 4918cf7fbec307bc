import { answerReleases } from '@/lib/site/http/answer-releases';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReleases(request, 'atom');
}

export const OPTIONS = answerPreflight;
