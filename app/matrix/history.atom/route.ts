import { handleMatrixHistory } from '@/lib/site/http/handle-matrix-history';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleMatrixHistory(request, 'atom');
}

export const OPTIONS = handlePreflight;
