import { groupBy } from '@/lib/base/text/group-by';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { isVerdict } from '@/lib/matrix/runs/verdicts';

import { formatAtomEntry, formatAtomFeed } from './atom-feed';

type MatrixFeed = {
  readonly title: string;
  readonly selected: readonly TestedJob[];
  /** URL of the feed itself, and of the page with the same selection. */
  readonly self: string;
  readonly page: string;
};

/**
 * Formats the results of a selection as a feed: one entry for each run that gave a verdict, with how many of the
 * selected jobs passed in it and which did not. A run that is in progress has no entry yet.
 */
export function matrixFeed({ title, selected, self, page }: MatrixFeed): string {
  const judged = selected.flatMap((job) =>
    job.result !== null && isVerdict(job.result.conclusion) && job.result.completedAt !== null
      ? [{ job, ...job.result, completedAt: job.result.completedAt }]
      : [],
  );
  const runs = [...groupBy(judged, ({ job, runId }) => `${job.source} ${runId}`)];
  const entries = runs.map(([run, results]) => {
    const updated =
      results
        .map(({ completedAt }) => completedAt)
        .toSorted()
        .at(-1) ?? '';
    const failed = results.filter(({ conclusion }) => conclusion !== 'passed');
    const source = results[0]?.job.source ?? '';
    const words =
      failed.length === 0
        ? `${results.length} of ${results.length} passed`
        : `${failed.length} of ${results.length} failed`;
    const markup = formatAtomEntry({
      id: `${page}#run-${run.replace(' ', '-')}`,
      title: `${source}: ${words}`,
      link: page,
      related: runUrl(results[0]?.url ?? ''),
      updated,
      text: results
        .map(({ job, conclusion }) => `${CONCLUSION_WORDS[conclusion]}: ${job.title}`)
        .toSorted()
        .join('\n'),
    });
    return { updated, markup };
  });
  const latestFirst = entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  return formatAtomFeed({ title, self, page, entries: latestFirst });
}

/** The page of a run, from the URL of one of its jobs; null where the URL has another form. */
function runUrl(jobUrl: string): string | null {
  return /^https?:\/\/.+\/actions\/runs\/\d+/.exec(jobUrl)?.[0] ?? null;
}
