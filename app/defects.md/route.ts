import { handleDefectsMarkdown } from '@/lib/site/http/handle-defects';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleDefectsMarkdown(request);
}

export const OPTIONS = handlePreflight;
