import 'server-only';
import { loadSearch } from '@/lib/site/load/load-search';

import { respondJson } from './respond';

/** Handles a request to search the site for the parameter `q`. */
export async function handleSearch(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return respondJson({ results: await loadSearch(text) });
}
