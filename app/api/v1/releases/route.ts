import { answerPreflight } from '@/lib/http/answers';
import { answerReleases } from '@/lib/http/answer-releases';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReleases(request, 'json');
}

export const OPTIONS = answerPreflight;
