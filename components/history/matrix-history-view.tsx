import { FailurePanel } from '@/components/feedback/failure-panel';
import { QueryNotices } from '@/components/feedback/query-notices';
import { asRoute } from '@/components/ui/as-route';
import { Day } from '@/components/ui/day';
import { PageLink } from '@/components/ui/page-link';
import { SectionHeading } from '@/components/ui/section-heading';
import { SILENT_RULE } from '@/lib/matrix/history/silent-drop';
import type { LoadedHistory, MatrixHistoryPage } from '@/lib/site/model/matrix-history-page';
import {
  describeCell,
  describeHistoryRefusal,
  describeLapse,
  describeProgress,
} from '@/lib/site/notices/describe-history';
import { historyUrls, stepUrl, type HistoryQuery } from '@/lib/site/url/history-query';
import { paths } from '@/lib/site/url/paths';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

import { HistoryForm } from './history-form';
import { HistoryPlot } from './history-plot';
import { HistoryTable } from './history-table';

/** The commits of a workflow file with what each did to its matrix, or why they are unknown. */
export function MatrixHistoryView({ page }: { readonly page: MatrixHistoryPage }) {
  const { query, queryNotices, result } = page;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">History of the test matrix</h1>
      <p className="mt-1 max-w-[72ch]">
        What each commit of the workflow file added and dropped.{' '}
        <PageLink className="link" href={asRoute(paths.matrixCompare)}>
          Compare any two refs
        </PageLink>{' '}
        or{' '}
        <PageLink className="link" href={asRoute(paths.matrixWhatIf)}>
          try a custom workflow
        </PageLink>
        .
      </p>
      <HistoryForm query={query} facets={result.ok ? result.value.facets : []} />
      <QueryNotices notices={queryNotices} settled={historyUrls(query).page} />
      {result.ok ? (
        <Loaded page={page} history={result.value} />
      ) : (
        <>
          <meta
            name={RESPONSE_STATUS}
            content={result.failure.kind === 'unknown-source' ? '404' : '503'}
          />
          <FailurePanel title="There is no history to show">
            <p>{describeHistoryRefusal(result.failure)}</p>
          </FailurePanel>
        </>
      )}
    </>
  );
}

type LoadedProps = { readonly page: MatrixHistoryPage; readonly history: LoadedHistory };

function Loaded({ page: { query, now }, history }: LoadedProps) {
  const { source, repositoryUrl, lapses, done, steps } = history;
  const { json, markdown, feed } = historyUrls(query);
  return (
    <>
      <p className="mt-5">
        <a
          className="link font-mono break-words"
          href={`${repositoryUrl}/commits/${source.ref}/${source.path}`}
          rel="noopener"
        >
          {source.path}
        </a>{' '}
        of {source.title}: <strong className="font-semibold">{describeProgress(history)}</strong>.
        {done === steps.length
          ? null
          : ' The others are read in the background, within GitHub’s rate limit.'}
      </p>
      <p className="no-print mt-1 flex flex-wrap gap-x-4">
        <a className="link" href={feed}>
          Atom feed
        </a>
        <a className="link" href={markdown}>
          Markdown
        </a>
        <a className="link" href={json}>
          JSON
        </a>
      </p>
      <HistoryPlot history={history} query={query} now={now} />
      {lapses.length === 0 ? null : <Lapses lapses={lapses} query={query} history={history} />}
      <HistoryTable history={history} query={query} />
    </>
  );
}

type LapsesProps = Pick<LoadedHistory, 'lapses'> & {
  readonly history: LoadedHistory;
  readonly query: HistoryQuery;
};

function Lapses({ lapses, history: { steps }, query }: LapsesProps) {
  return (
    <section aria-labelledby="untested" className="mt-8">
      <SectionHeading id="untested">Cells that no job tested for a time</SectionHeading>
      <p className="mt-1 max-w-[72ch] text-soft">{SILENT_RULE}</p>
      <table className="status-table mt-2">
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Time</th>
            <th scope="col">Dropped by</th>
          </tr>
        </thead>
        <tbody>
          {lapses.map((lapse) => {
            const { cell, dropped, isSilent, isLastOfFips } = lapse;
            const step = steps.find(({ commit }) => commit === dropped.commit);
            return (
              <tr key={`${cell.id} ${dropped.commit}`}>
                <th scope="row" className="break-words">
                  {describeCell(cell)}
                  {isLastOfFips ? (
                    <strong className="block font-semibold text-warn">
                      No job tested FIPS in this time.
                    </strong>
                  ) : null}
                </th>
                <td data-label="Time" className="wrap-anywhere whitespace-normal">
                  {describeLapse(lapse)}
                </td>
                <td data-label="Dropped by" className="cause-column">
                  <Day at={dropped.committedAt ?? ''} />{' '}
                  {step === undefined ? null : (
                    <PageLink className="link" href={asRoute(stepUrl(query, step))}>
                      {dropped.commit.slice(0, 7)}
                    </PageLink>
                  )}{' '}
                  {dropped.subject}
                  {isSilent ? (
                    <strong className="block font-semibold text-warn">Dropped silently</strong>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
