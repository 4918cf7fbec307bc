import { answerStatus } from '@/lib/site/http/answer-status';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerStatus(request, 'json');
}

export const OPTIONS = answerPreflight;
