import { handleOpenApi } from '@/lib/site/http/handle-openapi';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleOpenApi;
export const OPTIONS = handlePreflight;
