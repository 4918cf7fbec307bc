import 'server-only';
import { historyResponse } from '@/lib/site/api/history-response';
import { historyFeed, historyMarkdown } from '@/lib/site/exports/history-exports';
import { loadMatrixHistory } from '@/lib/site/load/load-matrix-history';
import type { HistoryRefusal } from '@/lib/site/model/matrix-history-page';
import { describeHistoryRefusal } from '@/lib/site/notices/describe-history';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for the history of a matrix in one of its formats; the parameters are those of the page. */
export async function handleMatrixHistory(
  request: Request,
  format: 'json' | 'md' | 'atom',
): Promise<Response> {
  const page = await loadMatrixHistory(new URL(request.url).searchParams);
  const { result, query, origin, queryNotices } = page;
  if (!result.ok) return refuse(result.failure);
  const history = result.value;
  switch (format) {
    case 'json':
      return respondJson(historyResponse(history, queryNotices));
    case 'md':
      return respondText(markdownType(request), historyMarkdown({ history, query, origin }));
    case 'atom': {
      const feed = historyFeed({ history, query, origin });
      return respondText('application/atom+xml; charset=utf-8', feed);
    }
  }
}

function refuse(refusal: HistoryRefusal): Response {
  const detail = describeHistoryRefusal(refusal);
  if (refusal.kind === 'unknown-source') {
    return respondProblem({ status: 404, title: 'Unknown source', detail });
  }
  const { nextAttemptAt: retryAt } = refusal;
  return respondProblem({ status: 503, title: 'Not loaded yet', detail, retryAt });
}
