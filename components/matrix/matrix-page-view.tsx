import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import { formatCount } from '@/lib/base/format/count';
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
  const { result, now } = page;
  if (!result.ok) return <RefusedMatrix refusal={result.failure} now={now} />;
  return <LoadedView page={page} loaded={result.value} />;
}

type LoadedViewProps = { readonly page: MatrixPageData; readonly loaded: LoadedMatrix };

function LoadedView({ page, loaded }: LoadedViewProps) {
  const { query, now } = page;
  const { matrix, jobs, problems, notices, queryNotices } = loaded;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">What Kairos tests</h1>
          <p className="mt-1 tabular-nums">{summary(jobs)}</p>
        </div>
        <SourceForm
          sourceId={matrix.source.id}
          askedRef={matrix.isDefaultRef ? null : matrix.ref}
          defaultRef={matrix.source.ref}
        />
      </div>
      <Provenance matrix={matrix} now={now} />
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.matrix, formatMatrixQuery(query))}
      />
      <NoticeList notices={notices} />
      {jobs.length === 0 ? (
        <NoJobs matrix={matrix} />
      ) : (
        <MatrixExplorer
          key={`${matrix.source.id} ${matrix.ref}`}
          jobs={jobs}
          initialQuery={query}
          context={contextOf(matrix, page)}
        />
      )}
      <Findings
        jobs={jobs}
        workflowJobs={matrix.reading.jobs}
        problems={problems}
        fileUrl={matrix.fileUrl}
      />
      <Meaning />
    </>
  );
}

function NoJobs({ matrix }: { readonly matrix: SourceMatrix }) {
  return (
    <section aria-labelledby="no-jobs" className="mt-8 border-y border-line py-10">
      <h2 id="no-jobs" className="text-lg font-semibold">
        This matrix cannot be read
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        {matrix.source.path} at {matrix.commit.slice(0, 7)} holds no job that this site can
        establish. The reasons are listed below.
      </p>
    </section>
  );
}

function contextOf(matrix: SourceMatrix, { now, origin }: MatrixPageData): MatrixContext {
  return {
    sourceId: matrix.source.id,
    sourceTitle: matrix.source.title,
    path: matrix.source.path,
    commit: matrix.commit,
    askedRef: matrix.isDefaultRef ? null : matrix.ref,
    reportTo: matrix.source.reportTo,
    origin,
    excerpt: matrix.reading.excerpt,
    isRunning: matrix.runs?.running !== null && matrix.runs?.running !== undefined,
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
    `${formatCount(jobs.length, 'job')}${scoped}`,
    formatCount(images.size, 'base image'),
    formatCount(archs.size, 'architecture'),
  ].join(' · ');
}
