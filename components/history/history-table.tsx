import { asRoute } from '@/components/ui/as-route';
import { Day } from '@/components/ui/day';
import { PageLink } from '@/components/ui/page-link';
import { SectionHeading } from '@/components/ui/section-heading';
import { CHANGE_WORDS } from '@/lib/matrix/compare/describe-cell';
import { CHANGE_KINDS } from '@/lib/matrix/compare/model';
import type { HistoryStep } from '@/lib/matrix/history/model';
import type { LoadedHistory } from '@/lib/site/model/matrix-history-page';
import {
  describeCell,
  describeChanges,
  describeUnknown,
} from '@/lib/site/notices/describe-history';
import { matrixAtUrl, stepUrl, type HistoryQuery } from '@/lib/site/url/history-query';

import { ChangeMark } from './change-mark.client';

type HistoryTableProps = { readonly history: LoadedHistory; readonly query: HistoryQuery };

/** Every commit with its jobs, what it added and dropped, and a link to the comparison. */
export function HistoryTable({ history: { steps }, query }: HistoryTableProps) {
  return (
    <section aria-labelledby="commits" className="mt-8">
      <SectionHeading id="commits">Commits</SectionHeading>
      <table className="status-table mt-2">
        <thead>
          <tr>
            <th scope="col">Commit</th>
            <th scope="col">Day</th>
            <th scope="col">Jobs</th>
            <th scope="col">Cells</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.commit} id={step.commit.slice(0, 12)}>
              <th scope="row" className="break-words">
                {step.subject === '' ? 'No message' : step.subject}{' '}
                <PageLink
                  className="link font-mono whitespace-nowrap"
                  aria-label={`Matrix at ${step.commit.slice(0, 7)}`}
                  href={asRoute(matrixAtUrl(query, step.commit))}
                >
                  {step.commit.slice(0, 7)}
                </PageLink>
              </th>
              <td data-label="Day">
                <Day at={step.committedAt ?? ''} />
              </td>
              <td data-label="Jobs" className="tabular-nums">
                {step.reading.kind === 'read' ? step.reading.jobs.length : 'unknown'}
              </td>
              <td data-label="Cells" className="cause-column">
                <Changes step={step} query={query} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ChangesProps = { readonly step: HistoryStep; readonly query: HistoryQuery };

function Changes({ step, query }: ChangesProps) {
  const { changes, silent, commit } = step;
  const words = describeChanges(step);
  if (words === null || changes === null) {
    return <span className="text-soft">{describeUnknown(step)}</span>;
  }
  if (changes.length === 0) return <span className="text-soft">{words}</span>;
  return (
    <>
      {silent.map((cell) => (
        <strong key={cell.id} className="block font-semibold text-warn">
          Dropped silently: {describeCell(cell)}
        </strong>
      ))}
      <details>
        <summary className="target cursor-pointer">{words}</summary>
        <ul className="mt-1">
          {CHANGE_KINDS.flatMap((kind) =>
            changes
              .filter((cell) => cell.kind === kind)
              .map((cell) => (
                <li key={cell.id} className="flex items-baseline gap-1.5">
                  <ChangeMark kind={kind} />
                  <span className="min-w-0 break-words">
                    {CHANGE_WORDS[kind]}: {describeCell(cell)}
                  </span>
                </li>
              )),
          )}
        </ul>
      </details>
      <PageLink
        className="link target"
        aria-label={`${step.before === null ? 'Matrix' : 'Comparison'} of ${commit.slice(0, 7)}`}
        href={asRoute(stepUrl(query, step))}
      >
        {step.before === null ? 'First commit of the file' : 'Compare with the commit before'}
      </PageLink>
    </>
  );
}
