import { answerSboms } from '@/lib/site/http/answer-sboms';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerSboms(request, 'json');
}

export const OPTIONS = answerPreflight;
