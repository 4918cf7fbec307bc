import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleReleases } from '@/lib/site/http/handle-releases';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleReleases(request, 'json');
}

export const OPTIONS = handlePreflight;
