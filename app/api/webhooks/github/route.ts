import { handleWebhook } from '@/lib/site/http/handle-webhook';

export const dynamic = 'force-dynamic';

export const POST = handleWebhook;
