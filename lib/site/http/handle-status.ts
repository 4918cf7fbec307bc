import 'server-only';
import { statusResponse } from '@/lib/site/api/status-response';
import { formatMetrics } from '@/lib/site/exports/metrics';
import { statusMarkdown } from '@/lib/site/exports/status-markdown';
import { loadStatus } from '@/lib/site/load/load-status';

import { markdownType } from './markdown-type';
import { respondJson, respondText } from './respond';

/**
 * Handles a request for the status as JSON or as Markdown. No cache may store it, since it says what is in
 * flight.
 */
export async function handleStatus(request: Request, format: 'json' | 'md'): Promise<Response> {
  const status = await loadStatus();
  const response =
    format === 'json'
      ? respondJson(statusResponse(status))
      : respondText(markdownType(request), statusMarkdown(status));
  response.headers.set('cache-control', 'no-cache');
  return response;
}

/** Handles a scrape by Prometheus: the age of every upstream resource, the rate limit and the store. */
export async function handleMetrics(): Promise<Response> {
  const body = formatMetrics(await loadStatus());
  const response = respondText('text/plain; version=0.0.4; charset=utf-8', body);
  response.headers.set('cache-control', 'no-cache');
  return response;
}
