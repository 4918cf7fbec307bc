import { answerOpenApi } from '@/lib/http/answer-openapi';
import { answerPreflight } from '@/lib/http/answers';

export const dynamic = 'force-dynamic';

export const GET = answerOpenApi;
export const OPTIONS = answerPreflight;
