import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { handleMatrix } from '@/lib/site/http/handle-matrix';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleMatrix(request, 'json', { defaultSource: matrixSources[0].id });
}

export const OPTIONS = handlePreflight;
