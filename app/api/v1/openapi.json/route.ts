import { answerOpenApi } from '@/lib/site/http/answer-openapi';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export const GET = answerOpenApi;
export const OPTIONS = answerPreflight;
