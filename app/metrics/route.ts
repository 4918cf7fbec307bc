import { answerMetrics } from '@/lib/site/http/answer-status';

export const dynamic = 'force-dynamic';

export const GET = answerMetrics;
