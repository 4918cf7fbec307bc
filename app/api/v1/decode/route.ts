import { answerPreflight } from '@/lib/site/http/answers';
import { answerDecode } from '@/lib/site/http/answer-artifact';

export const dynamic = 'force-dynamic';

export const GET = answerDecode;
export const OPTIONS = answerPreflight;
