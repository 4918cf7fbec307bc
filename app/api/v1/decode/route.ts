import { answerPreflight } from '@/lib/http/answers';
import { answerDecode } from '@/lib/http/answer-artifact';

export const dynamic = 'force-dynamic';

export const GET = answerDecode;
export const OPTIONS = answerPreflight;
