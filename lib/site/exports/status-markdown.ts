import { describeFailure } from '@/lib/base/failure';
import { formatMinute } from '@/lib/base/format/dates';
import { isUnneeded } from '@/lib/base/freshness/refresh-plan';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { ResourceStatus, SiteStatus } from '@/lib/site/model/site-status';

/** Formats the status page as Markdown. */
export function statusMarkdown({ quota, resources, now }: SiteStatus): string {
  const rateLimit =
    quota === null
      ? 'GitHub has not stated its rate limit yet.'
      : `GitHub allows ${quota.remaining} of ${quota.limit} requests until ${formatMinute(quota.resetsAt)}.`;
  const opened = resources.filter(({ isBuiltIn }) => !isBuiltIn);
  return [
    `## Status\n\n${rateLimit}\n\n`,
    formatMarkdownTable(
      ['Resource', 'State', 'Last success', 'Failure', 'Next attempt'],
      resources.filter(({ isBuiltIn }) => isBuiltIn).map((resource) => builtInRow(resource, now)),
    ),
    opened.length === 0 ? '' : '\n## Opened by visitors\n\n',
    opened.length === 0
      ? ''
      : formatMarkdownTable(['Resource', 'Last success', 'Failure'], opened.map(openedRow)),
  ].join('');
}

function builtInRow(resource: ResourceStatus, now: string): readonly string[] {
  const { state, nextAttemptAt } = resource;
  const [words = '', lastSuccess = '', failure = ''] = openedRow(resource);
  const next =
    nextAttemptAt === null
      ? ''
      : isUnneeded(nextAttemptAt, now)
        ? 'not needed'
        : formatMinute(nextAttemptAt);
  return [words, state, lastSuccess, failure, next];
}

/** What a visitor opened once is not refreshed, so it has no state and no next attempt. */
function openedRow({ words, lastSuccessAt, failure }: ResourceStatus): readonly string[] {
  return [
    words,
    lastSuccessAt === null ? 'never' : formatMinute(lastSuccessAt),
    failure === null ? '' : describeFailure(failure),
  ];
}
