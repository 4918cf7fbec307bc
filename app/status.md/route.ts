import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleStatus } from '@/lib/site/http/handle-status';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleStatus(request, 'md');
}

export const OPTIONS = handlePreflight;
