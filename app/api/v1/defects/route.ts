import { handleDefects } from '@/lib/site/http/handle-defects';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleDefects;
export const OPTIONS = handlePreflight;
