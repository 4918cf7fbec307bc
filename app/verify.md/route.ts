import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleVerifyMarkdown } from '@/lib/site/http/handle-texts';

export const dynamic = 'force-dynamic';

export const GET = handleVerifyMarkdown;
export const OPTIONS = handlePreflight;
