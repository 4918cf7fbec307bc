import { handleLatestTag } from '@/lib/site/http/handle-latest-tag';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleLatestTag;
export const OPTIONS = handlePreflight;
