import { handleEmbed } from '@/lib/site/http/handle-embed';
import { handlePreflight } from '@/lib/site/http/handle-preflight';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleEmbed(request);
}

export const OPTIONS = handlePreflight;
