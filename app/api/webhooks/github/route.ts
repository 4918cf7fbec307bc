import { answerWebhook } from '@/lib/http/answer-webhook';

export const dynamic = 'force-dynamic';

export const POST = answerWebhook;
