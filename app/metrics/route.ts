import { handleMetrics } from '@/lib/site/http/handle-status';

export const dynamic = 'force-dynamic';

export const GET = handleMetrics;
