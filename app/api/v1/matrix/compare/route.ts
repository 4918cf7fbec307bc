import { handleMatrixCompare } from '@/lib/site/http/handle-matrix-compare';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleMatrixCompare(request, 'json');
}

export const OPTIONS = handlePreflight;
