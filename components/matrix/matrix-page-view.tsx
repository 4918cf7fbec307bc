import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import { formatCount } from '@/lib/base/format/count';
import { countCombinations, evidenceBySource } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext, SourceContext } from '@/lib/site/model/matrix-context';
import type { LoadedMatrix, MatrixPageData } from '@/lib/site/model/matrix-page';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { ALL_SOURCES, formatMatrixQuery } from '@/lib/site/url/matrix-query';
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
  if (!result.ok) return <RefusedMatrix refusal={result.failure} query={page.query} now={now} />;
  return <LoadedView page={page} loaded={result.value} />;
}

type LoadedViewProps = { readonly page: MatrixPageData; readonly loaded: LoadedMatrix };

function LoadedView({ page, loaded }: LoadedViewProps) {
  const { query, now } = page;
  const { matrix, sources, isOfAll, jobs, notices, queryNotices } = loaded;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">What Kairos tests</h1>
          <p className="mt-1 tabular-nums">{summary(jobs)}</p>
        </div>
        <SourceForm
          sourceId={isOfAll ? null : matrix.source.id}
          askedRef={matrix.isDefaultRef ? null : matrix.ref}
          defaultRef={isOfAll ? null : matrix.source.ref}
          filters={query}
        />
      </div>
      {sources.map((each) => (
        <Provenance key={each.matrix.source.id} matrix={each.matrix} now={now} />
      ))}
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.matrix, formatMatrixQuery(query))}
      />
      <NoticeList notices={notices} />
      {jobs.length === 0 ? (
        <NoJobs matrix={matrix} />
      ) : (
        <MatrixExplorer
          key={isOfAll ? 'all' : `${matrix.source.id} ${matrix.ref}`}
          jobs={jobs}
          initialQuery={query}
          context={contextOf(loaded, page)}
        />
      )}
      {sources.map((each) => (
        <Findings
          key={each.matrix.source.id}
          source={each.matrix.source}
          jobs={jobs.filter(({ source }) => source === each.matrix.source.id)}
          workflowJobs={each.matrix.reading.jobs}
          problems={each.problems}
          fileUrl={each.matrix.fileUrl}
        />
      ))}
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

function contextOf(
  { matrix, sources, isOfAll, missing }: LoadedMatrix,
  { now, origin }: MatrixPageData,
): MatrixContext {
  return {
    sourceId: isOfAll ? ALL_SOURCES : matrix.source.id,
    sources: sources.map((each) => sourceContextOf(each.matrix)),
    missing: missing.map(({ source }) => source.title),
    commit: isOfAll ? null : matrix.commit,
    askedRef: matrix.isDefaultRef ? null : matrix.ref,
    origin,
    isRunning: sources.some((each) => (each.matrix.runs?.running ?? null) !== null),
    now,
  };
}

function sourceContextOf({ source, commit, reading, repository }: SourceMatrix): SourceContext {
  const { id, title, path, reportTo, successor } = source;
  const isArchived = repository?.archived === true;
  return {
    id,
    title,
    path,
    commit,
    reportTo,
    excerpt: reading.excerpt,
    replaced: isArchived ? 'archived' : successor === null ? null : `replaced by ${successor.id}`,
  };
}

function summary(jobs: readonly TestedJob[]): string {
  const images = new Set(jobs.flatMap(({ baseImage }) => baseImage ?? []));
  const archs = new Set(jobs.flatMap(({ arch }) => arch ?? []));
  return [
    testedWords(jobs),
    formatCount(images.size, 'base image'),
    formatCount(archs.size, 'architecture'),
  ].join(' · ');
}

/** Counts the jobs of one source; of several, the combinations by the source of their newest evidence. */
function testedWords(jobs: readonly TestedJob[]): string {
  const bySource = evidenceBySource(jobs);
  if (bySource.length > 1) {
    const parts = bySource.map(({ source, count }) => `${count} by ${source}`).join(', ');
    return `${formatCount(countCombinations(jobs), 'combination')} (newest evidence: ${parts})`;
  }
  const always = jobs.filter(({ scope }) => scope === null).length;
  const scopes = [...new Set(jobs.flatMap(({ scope }) => scope ?? []))].join(', ');
  const scoped =
    always === jobs.length ? '' : ` (${jobs.length - always} run only in ${scopes} CI runs)`;
  return `${formatCount(jobs.length, 'job')}${scoped}`;
}
