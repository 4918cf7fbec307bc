import { answerWebhook } from '@/lib/site/http/answer-webhook';

export const dynamic = 'force-dynamic';

export const POST = answerWebhook;
