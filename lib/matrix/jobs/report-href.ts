import type { TestedJob } from './model';

type Snapshot = {
  readonly reportTo: string;
  readonly sourceTitle: string;
  readonly commit: string;
  readonly origin: string;
};

/** The URL of a new upstream issue, filled in with the job, its result and the exact commit. */
export function reportHref(
  job: TestedJob,
  { reportTo, sourceTitle, commit, origin }: Snapshot,
): string {
  const lines = [
    `Job: \`${job.title.replaceAll('`', '')}\` (${job.job})`,
    `Base image: ${job.baseImage ?? 'none'}`,
    `Matrix: ${job.url ?? `${sourceTitle} at ${commit}`}`,
    `Result: ${job.result === null ? 'none known' : `${job.result.conclusion}, ${job.result.url}`}`,
    `Seen at: ${origin}/?${new URLSearchParams({ cell: job.id, ref: commit, source: job.source })}`,
  ];
  const query = new URLSearchParams({
    title: `Test matrix: ${job.title}`.slice(0, 200),
    body: `\n\n---\n${lines.join('\n')}\n`,
  });
  return `https://github.com/${reportTo}/issues/new?${query}`;
}
