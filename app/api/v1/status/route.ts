import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleStatus } from '@/lib/site/http/handle-status';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return handleStatus('json');
}

export const OPTIONS = handlePreflight;
