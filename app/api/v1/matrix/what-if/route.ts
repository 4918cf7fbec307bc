import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleWhatIf } from '@/lib/site/http/handle-what-if';

export const dynamic = 'force-dynamic';

export const POST = handleWhatIf;
export const OPTIONS = handlePreflight;
