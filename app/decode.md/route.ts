import { handleDecodeMarkdown } from '@/lib/site/http/handle-decode';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleDecodeMarkdown(request);
}

export const OPTIONS = handlePreflight;
