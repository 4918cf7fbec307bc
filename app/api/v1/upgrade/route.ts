import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleUpgrade } from '@/lib/site/http/handle-upgrade';

export const dynamic = 'force-dynamic';

export const GET = handleUpgrade;
export const OPTIONS = handlePreflight;
