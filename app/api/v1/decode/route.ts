import { answerDecode } from '@/lib/site/http/answer-artifact';
import { answerPreflight } from '@/lib/site/http/answers';

export const dynamic = 'force-dynamic';

export const GET = answerDecode;
export const OPTIONS = answerPreflight;
