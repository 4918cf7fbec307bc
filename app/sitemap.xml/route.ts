import { handleSitemap } from '@/lib/site/http/handle-sitemap';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return handleSitemap();
}
