import { handleMatrix } from '@/lib/site/http/handle-matrix';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleMatrix(request, 'atom');
}

export const OPTIONS = handlePreflight;
