import { handlePreflight } from '@/lib/site/http/handle-preflight';
import { handleUpgradeMarkdown } from '@/lib/site/http/handle-upgrade';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return handleUpgradeMarkdown(request);
}

export const OPTIONS = handlePreflight;
