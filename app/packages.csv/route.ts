import { handlePackages } from '@/lib/site/http/handle-packages';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handlePackages(request, 'csv');
}

export const OPTIONS = handlePreflight;
