import { handleRobots } from '@/lib/site/http/handle-sitemap';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return handleRobots();
}
