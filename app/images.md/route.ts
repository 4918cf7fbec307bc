import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleImagesMarkdown } from '@/lib/site/http/handle-texts';

export const dynamic = 'force-dynamic';

export const GET = handleImagesMarkdown;
export const OPTIONS = handlePreflight;
