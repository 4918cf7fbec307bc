import { answerMatrix } from '@/lib/site/http/answer-matrix';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerMatrix(request, 'json');
}

export const OPTIONS = answerPreflight;
