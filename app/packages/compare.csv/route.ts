import { handleChanges } from '@/lib/site/http/handle-changes';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleChanges(request, 'csv');
}

export const OPTIONS = handlePreflight;
