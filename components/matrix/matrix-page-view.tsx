import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import { formatCount } from '@/lib/base/format/count';
import { listWords } from '@/lib/base/text/list-words';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { CurrentRelease } from '@/lib/site/model/current-release';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { LoadedMatrix, MatrixPageData } from '@/lib/site/model/matrix-page';
import type { PublishedChoice } from '@/lib/site/model/published-layer';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { chooseBanner } from '@/lib/site/notices/choose-banner';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { Findings } from './findings';
import { Intro } from './intro';
import { MatrixExplorer } from './matrix-explorer.client';
import { Meaning } from './meaning';
import { Provenance } from './provenance';
import { RefusedMatrix } from './refused-matrix';
import { ReleaseGlance } from './release-glance';

type MatrixPageViewProps = {
  readonly page: MatrixPageData;
  /** The latest release; null while none has been read. */
  readonly current: CurrentRelease | null;
  readonly published: PublishedChoice;
};

/** The first page: what the site is, the latest release, and the matrix or why it cannot be shown. */
export function MatrixPageView({ page, current, published }: MatrixPageViewProps) {
  const { result, now } = page;
  return (
    <>
      <Intro current={current} />
      {current === null ? null : <ReleaseGlance current={current} />}
      {result.ok ? (
        <LoadedView page={page} loaded={result.value} published={published} />
      ) : (
        <RefusedMatrix refusal={result.failure} now={now} />
      )}
    </>
  );
}

type LoadedViewProps = {
  readonly page: MatrixPageData;
  readonly loaded: LoadedMatrix;
  readonly published: PublishedChoice;
};

function LoadedView({ page, loaded, published }: LoadedViewProps) {
  const { query, now } = page;
  const { matrix, jobs, problems, notices, queryNotices } = loaded;
  const { banner, others } = chooseBanner(notices);
  return (
    <>
      <section aria-labelledby="results-title" className="matrix-section">
        <div className="matrix-head">
          <h2 id="results-title" className="text-lg font-semibold tracking-tight">
            Test results
          </h2>
          <Provenance
            matrix={matrix}
            query={query}
            notices={others}
            summary={summary(jobs)}
            now={now}
          />
        </div>
        <QueryNotices
          notices={queryNotices}
          settled={withQuery(paths.matrix, formatMatrixQuery(query))}
        />
        <NoticeList notices={banner === null ? [] : [banner]} />
        {jobs.length === 0 ? (
          <NoJobs matrix={matrix} />
        ) : (
          <MatrixExplorer
            key={`${matrix.source.id} ${matrix.ref}`}
            jobs={jobs}
            initialQuery={query}
            published={published}
            context={contextOf(matrix, page)}
          />
        )}
      </section>
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
        No jobs could be read from this workflow
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        The reasons for {matrix.source.path} at {matrix.commit.slice(0, 7)} are listed below.
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
  const scopes = listWords([...new Set(jobs.flatMap(({ scope }) => scope ?? []))]);
  const scoped =
    always === jobs.length ? '' : ` (${jobs.length - always} run only in ${scopes} CI runs)`;
  return [
    `${formatCount(jobs.length, 'job')}${scoped}`,
    formatCount(images.size, 'base image'),
    formatCount(archs.size, 'architecture'),
  ].join(' · ');
}
