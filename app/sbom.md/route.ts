import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleSboms } from '@/lib/site/http/handle-sboms';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleSboms(request, 'md');
}

export const OPTIONS = handlePreflight;
