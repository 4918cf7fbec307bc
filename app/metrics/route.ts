import { answerMetrics } from '@/lib/http/answer-status';

export const dynamic = 'force-dynamic';

export const GET = answerMetrics;
