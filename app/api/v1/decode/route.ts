import { handleDecode } from '@/lib/site/http/handle-decode';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleDecode;
export const OPTIONS = handlePreflight;
