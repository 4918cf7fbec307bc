import type { StatusView } from '@/lib/data/status-view';
import { describeFailure } from '@/lib/base/failure';
import { formatMinute } from '@/lib/base/format/dates';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';

import { failureAnswer, SCHEMA_VERSION } from './matrix-answer';

/** Shapes the status page into the answer of `GET /api/v1/status`. Where this site keeps its files stays its own affair. */
export function statusAnswer({ now, hasToken, quota, pausedUntil, store, resources }: StatusView) {
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: now,
    hasToken,
    quota,
    pausedUntil,
    store: {
      records: store.records,
      failure: store.failure,
      failingSince: store.failingSince,
      putAside: store.putAside,
      shared: store.shared,
    },
    resources: resources.map(({ failure, ...resource }) => ({
      ...resource,
      failure: failure === null ? null : failureAnswer(failure),
    })),
  };
}

/** Formats the status page as Markdown. */
export function statusMarkdown({ quota, resources }: StatusView): string {
  const allowance =
    quota === null
      ? 'GitHub has not told its allowance yet.'
      : `GitHub allows ${quota.remaining} of ${quota.limit} requests until ${formatMinute(quota.resetsAt)}.`;
  const rows = resources.map(({ words, state, lastSuccessAt, failure, nextAttemptAt }) => [
    words,
    state,
    lastSuccessAt === null ? 'never' : formatMinute(lastSuccessAt),
    failure === null ? '' : describeFailure(failure),
    nextAttemptAt === null ? '' : formatMinute(nextAttemptAt),
  ]);
  const head = ['Resource', 'State', 'Confirmed', 'Failure', 'Next attempt'];
  return `## Status\n\n${allowance}\n\n${formatMarkdownTable(head, rows)}`;
}
