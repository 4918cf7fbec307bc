import { handleReleaseBadge } from '@/lib/site/http/handle-badge';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleReleaseBadge(request);
}

export const OPTIONS = handlePreflight;
