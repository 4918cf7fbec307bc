import { handleBuild } from '@/lib/site/http/handle-build';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleBuild(request);
}

export const OPTIONS = handlePreflight;
