import type { ExpandedWorkflowJob, Problem } from '@/lib/matrix/expand/model';
import { effectSentence } from '@/lib/matrix/jobs/describe-job';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';

type FindingsProps = {
  readonly source: MatrixSource;
  readonly jobs: readonly TestedJob[];
  readonly workflowJobs: readonly ExpandedWorkflowJob[];
  readonly problems: readonly Problem[];
  readonly fileUrl: string | null;
};

/** What a careful reader of the workflow would point out: includes that change combinations, and what could not be read. */
export function Findings({ source, jobs, workflowJobs, problems, fileUrl }: FindingsProps) {
  const changed = jobs.filter(({ effects }) => effects.length > 0);
  if (changed.length === 0 && problems.length === 0) return null;
  const titleId = `findings-${source.id}`;
  return (
    <section aria-labelledby={titleId} className="mt-12 max-w-[110ch]">
      <h2 id={titleId} className="text-lg font-semibold">
        Notes on the workflow of {source.title}
      </h2>
      {changed.length === 0 ? null : (
        <details className="mt-3" open={changed.length <= 6}>
          <summary className="py-1">
            {changed.length} {changed.length === 1 ? 'combination is' : 'combinations are'} tested
            only as an include entry changes {changed.length === 1 ? 'it' : 'them'}
          </summary>
          <ul className="mt-2 flex flex-col gap-1 text-soft">
            {changed.map((job) => (
              <li key={job.id}>
                <span className="font-mono text-xs text-ink">{job.title}</span>{' '}
                {job.effects.map((effect) => (
                  <span key={effect.index}>{effectSentence(effect)} </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {problems.length === 0 ? null : (
        <details className="mt-3" open={workflowJobs.every((job) => job.jobs.length === 0)}>
          <summary className="py-1">
            {problems.length} {problems.length === 1 ? 'problem' : 'problems'} while reading the
            workflow
          </summary>
          <ul className="mt-2 flex flex-col gap-1 text-soft">
            {problems.map((problem) => (
              <li key={`${problem.line}:${problem.column}:${problem.message}`}>
                {problem.message} <ProblemPlace problem={problem} fileUrl={fileUrl} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function ProblemPlace({
  problem: { line, column },
  fileUrl,
}: {
  readonly problem: Problem;
  readonly fileUrl: string | null;
}) {
  if (line === null) return null;
  const words = `line ${line}${column === null ? '' : `, column ${column}`}`;
  if (fileUrl === null) return <span>({words})</span>;
  return (
    <a className="link" href={`${fileUrl}#L${line}`} rel="noopener">
      {words}
    </a>
  );
}
