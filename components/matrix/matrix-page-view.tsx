import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { LoadedMatrix, MatrixPageData } from '@/lib/site/model/matrix-page';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { Findings } from './findings';
import { MatrixExplorer } from './matrix-explorer.client';
import { Meaning } from './meaning';
import { Provenance } from './provenance';
import { RefusedMatrix } from './refused-matrix';
import { SourceForm } from './source-form';

/** The matrix of a source at a ref with its filters, or why it cannot be shown. */
export function MatrixPageView({ page }: { readonly page: MatrixPageData }) {
  const { answer, now } = page;
  if (!answer.ok) return <RefusedMatrix refusal={answer.failure} now={now} />;
  return <LoadedView page={page} loaded={answer.value} />;
}

type LoadedViewProps = { readonly page: MatrixPageData; readonly loaded: LoadedMatrix };

function LoadedView({ page, loaded }: LoadedViewProps) {
  const { query, now } = page;
  const { view, jobs, problems, notices, queryNotices } = loaded;
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
          context={contextOf(view, page)}
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

function NoJobs({ view }: { readonly view: SourceMatrix }) {
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

function contextOf(view: SourceMatrix, { now, origin }: MatrixPageData): MatrixContext {
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
