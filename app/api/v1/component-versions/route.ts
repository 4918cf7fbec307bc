import { handleComponentVersions } from '@/lib/site/http/handle-component-versions';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export const GET = handleComponentVersions;
export const OPTIONS = handlePreflight;
