import { formatDay } from '@/lib/base/format/dates';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { CHANGE_WORDS } from '@/lib/matrix/compare/describe-cell';
import { SILENT_RULE } from '@/lib/matrix/history/silent-drop';
import type { LoadedHistory } from '@/lib/site/model/matrix-history-page';
import {
  describeCell,
  describeChanges,
  describeLapse,
  describeProgress,
  describeUnknown,
} from '@/lib/site/notices/describe-history';
import { historyUrls, stepUrl, type HistoryQuery } from '@/lib/site/url/history-query';

import { formatAtomEntry, formatAtomFeed } from './atom-feed';

type Exported = {
  readonly history: LoadedHistory;
  readonly query: HistoryQuery;
  readonly origin: string;
};

/** Formats a history as Markdown: the times without a test, then every commit with what it did. */
export function historyMarkdown({ history, query, origin }: Exported): string {
  const { source, steps, lapses } = history;
  const rows = steps.map((step) => {
    const { commit, committedAt, subject, reading } = step;
    const jobs = reading.kind === 'read' ? String(reading.jobs.length) : '';
    const words = describeChanges(step) ?? describeUnknown(step) ?? '';
    const url = `${origin}${stepUrl(query, step)}`;
    return [formatDay(committedAt ?? ''), commit.slice(0, 7), subject, jobs, words, url];
  });
  const missing = lapses.map((lapse) => [
    describeCell(lapse.cell),
    describeLapse(lapse),
    lapse.isSilent ? 'dropped silently' : '',
  ]);
  return [
    `## History of the test matrix of ${escapeCell(source.title)}\n`,
    `${source.path}: ${describeProgress(history)}\n`,
    ...(missing.length === 0
      ? []
      : [
          '### Cells that no job tested for a time\n',
          formatMarkdownTable(['Cell', 'Time', 'How'], missing),
          `${SILENT_RULE}\n`,
        ]),
    '### Commits\n',
    formatMarkdownTable(['Day', 'Commit', 'Subject', 'Jobs', 'Cells', 'Page'], rows),
    `<${origin}${historyUrls(query).page}>\n`,
  ].join('\n');
}

/** Formats the changes of a history as a feed: one entry for each commit that changed a selected cell. */
export function historyFeed({ history, query, origin }: Exported): string {
  const { source, steps, repositoryUrl } = history;
  const { feed, page } = historyUrls(query);
  const entries = steps.flatMap((step) => {
    const { changes, committedAt, commit, subject, silent } = step;
    if (changes === null || changes.length === 0 || committedAt === null) return [];
    const lines = changes.map((cell) => {
      const silently = silent.includes(cell) ? ' silently' : '';
      return `${CHANGE_WORDS[cell.kind]}${silently}: ${describeCell(cell)}`;
    });
    const markup = formatAtomEntry({
      id: `${origin}${historyUrls({ ...query, text: '', choices: new Map() }).page}#${commit}`,
      title: `${source.title}: ${describeChanges(step) ?? ''}`,
      link: `${origin}${stepUrl(query, step)}`,
      related: `${repositoryUrl}/commit/${commit}`,
      updated: committedAt,
      text: [subject, ...lines].join('\n'),
    });
    return [{ updated: committedAt, markup }];
  });
  return formatAtomFeed({
    title: `Changes of the test matrix of ${source.title}`,
    self: `${origin}${feed}`,
    page: `${origin}${page}`,
    entries,
  });
}
