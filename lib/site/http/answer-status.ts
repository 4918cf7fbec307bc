import 'server-only';
import { statusAnswer } from '@/lib/site/api/status-answer';
import { formatMetrics } from '@/lib/site/exports/metrics';
import { statusMarkdown } from '@/lib/site/exports/status-markdown';
import { loadStatus } from '@/lib/site/load/load-status';

import { answerJson, answerText } from './answers';

/** Answers a request for the status page as JSON or as Markdown. It is never kept by a cache on the way. */
export async function answerStatus(request: Request, format: 'json' | 'md'): Promise<Response> {
  const status = await loadStatus();
  const response =
    format === 'json'
      ? answerJson(request, statusAnswer(status))
      : answerText(request, 'text/markdown; charset=utf-8', statusMarkdown(status));
  response.headers.set('cache-control', 'no-cache');
  return response;
}

/** Answers with what is known of upstream, for Prometheus. */
export async function answerMetrics(request: Request): Promise<Response> {
  const body = formatMetrics(await loadStatus());
  const response = answerText(request, 'text/plain; version=0.0.4; charset=utf-8', body);
  response.headers.set('cache-control', 'no-cache');
  return response;
}
