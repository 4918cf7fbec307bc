import { describeFailure } from '@/lib/base/failure';
import { formatMinute } from '@/lib/base/format/dates';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { SiteStatus } from '@/lib/site/model/site-status';

/** Formats the status page as Markdown. */
export function statusMarkdown({ quota, resources }: SiteStatus): string {
  const rateLimit =
    quota === null
      ? 'GitHub has not stated its rate limit yet.'
      : `GitHub allows ${quota.remaining} of ${quota.limit} requests until ${formatMinute(quota.resetsAt)}.`;
  const rows = resources.map(({ words, state, lastSuccessAt, failure, nextAttemptAt }) => [
    words,
    state,
    lastSuccessAt === null ? 'never' : formatMinute(lastSuccessAt),
    failure === null ? '' : describeFailure(failure),
    nextAttemptAt === null ? '' : formatMinute(nextAttemptAt),
  ]);
  const head = ['Resource', 'State', 'Last success', 'Failure', 'Next attempt'];
  return `## Status\n\n${rateLimit}\n\n${formatMarkdownTable(head, rows)}`;
}
