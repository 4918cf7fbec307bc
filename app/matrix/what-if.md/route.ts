import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleWhatIfMarkdown } from '@/lib/site/http/handle-texts';

export const dynamic = 'force-dynamic';

export const GET = handleWhatIfMarkdown;
export const OPTIONS = handlePreflight;
