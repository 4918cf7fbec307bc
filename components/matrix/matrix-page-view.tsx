import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import type { Problem } from '@/lib/matrix/expand/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { MatrixView } from '@/lib/site/model/matrix-view';
import type { Notice } from '@/lib/site/notices/matrix-notices';
import { formatMatrixQuery, type MatrixQuery, type QueryNotice } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { Findings } from './findings';
import { MatrixExplorer } from './matrix-explorer.client';
import { Meaning } from './meaning';
import { Provenance } from './provenance';
import { SourceForm } from './source-form';

type MatrixPageViewProps = {
  readonly view: MatrixView;
  readonly jobs: readonly TestedJob[];
  readonly query: MatrixQuery;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  readonly queryNotices: readonly QueryNotice[];
  readonly now: string;
  /** Scheme and host of this site, for links that leave it. */
  readonly origin: string;
};

export function MatrixPageView(props: MatrixPageViewProps) {
  const { view, jobs, query, problems, notices, queryNotices, now } = props;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">What Kairos tests</h1>
          <p className="mt-1 tabular-nums">{summary(jobs)}</p>
        </div>
        <SourceForm
          sourceId={view.source.id}
          askedRef={view.isDefaultRef ? null : view.ref}
          defaultRef={view.source.ref}
        />
      </div>
      <Provenance view={view} now={now} />
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.matrix, formatMatrixQuery(query))}
      />
      <NoticeList notices={notices} />
      {jobs.length === 0 ? (
        <NoJobs view={view} />
      ) : (
        <MatrixExplorer
          key={`${view.source.id} ${view.ref}`}
          jobs={jobs}
          initialQuery={query}
          context={contextOf(props)}
        />
      )}
      <Findings
        jobs={jobs}
        workflowJobs={view.reading.jobs}
        problems={problems}
        fileUrl={view.fileUrl}
      />
      <Meaning />
    </>
  );
}

/** Addresses of this view as a page and in its other formats. */
export function matrixAddresses(query: MatrixQuery) {
  const params = formatMatrixQuery({ ...query, cell: null });
  return {
    page: withQuery(paths.matrix, params),
    json: withQuery(paths.matrixApi, params),
    csv: withQuery(paths.matrixCsv, params),
    markdown: withQuery(paths.matrixMarkdown, params),
    image: withQuery(paths.matrixImage, params),
  };
}

function NoJobs({ view }: { readonly view: MatrixView }) {
  return (
    <section aria-labelledby="no-jobs" className="mt-8 border-y border-line py-10">
      <h2 id="no-jobs" className="text-lg font-semibold">
        This matrix cannot be read
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        {view.source.path} at {view.commit.slice(0, 7)} holds no job that this site can establish.
        The reasons are listed below.
      </p>
    </section>
  );
}

function contextOf({ view, now, origin }: MatrixPageViewProps): MatrixContext {
  return {
    sourceId: view.source.id,
    sourceTitle: view.source.title,
    path: view.source.path,
    commit: view.commit,
    askedRef: view.isDefaultRef ? null : view.ref,
    reportTo: view.source.reportTo,
    origin,
    excerpt: view.reading.excerpt,
    isRunning: view.runs?.running !== null && view.runs?.running !== undefined,
    now,
  };
}

function summary(jobs: readonly TestedJob[]): string {
  const images = new Set(jobs.flatMap(({ baseImage }) => baseImage ?? []));
  const archs = new Set(jobs.flatMap(({ arch }) => arch ?? []));
  const always = jobs.filter(({ scope }) => scope === null).length;
  const scopes = [...new Set(jobs.flatMap(({ scope }) => scope ?? []))].join(', ');
  const scoped = always === jobs.length ? '' : ` (${always} without the scope “${scopes}”)`;
  return [
    `${counted(jobs.length, 'job')}${scoped}`,
    counted(images.size, 'base image'),
    counted(archs.size, 'architecture'),
  ].join(' · ');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
