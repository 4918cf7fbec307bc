import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleSearch } from '@/lib/site/http/handle-search';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleSearch(request);
}

export const OPTIONS = handlePreflight;
