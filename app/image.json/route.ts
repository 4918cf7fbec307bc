import { handleImage } from '@/lib/site/http/handle-image';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleImage(request, 'json');
}

export const OPTIONS = handlePreflight;
