import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleApiMarkdown } from '@/lib/site/http/handle-texts';

export const dynamic = 'force-dynamic';

export const GET = handleApiMarkdown;
export const OPTIONS = handlePreflight;
