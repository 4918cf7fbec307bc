import { NoticeList } from '@/components/feedback/notice-list';
import { QueryNotices } from '@/components/feedback/query-notices';
import { formatCount } from '@/lib/base/format/count';
import { countCombinations, evidenceBySource } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { CurrentRelease } from '@/lib/site/model/current-release';
import { endedBases } from '@/lib/site/model/ended-bases';
import type { CellPasts, MatrixContext, SourceContext } from '@/lib/site/model/matrix-context';
import type { LoadedMatrix, MatrixPageData } from '@/lib/site/model/matrix-page';
import type { PublishedChoice } from '@/lib/site/model/published-layer';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { chooseBanner } from '@/lib/site/notices/choose-banner';
import { ALL_SOURCES, formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { Findings } from './findings';
import { FrozenNote } from './frozen-note';
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
  readonly pasts: CellPasts;
};

/** The first page: what the site is, the latest release, and the matrix or why it cannot be shown. */
export function MatrixPageView({ page, current, published, pasts }: MatrixPageViewProps) {
  const { result, now } = page;
  return (
    <>
      <Intro current={current} />
      {current === null ? null : <ReleaseGlance current={current} />}
      {result.ok ? (
        <LoadedView page={page} loaded={result.value} published={published} pasts={pasts} />
      ) : (
        <RefusedMatrix refusal={result.failure} query={page.query} now={now} />
      )}
    </>
  );
}

type LoadedViewProps = {
  readonly page: MatrixPageData;
  readonly loaded: LoadedMatrix;
  readonly published: PublishedChoice;
  readonly pasts: CellPasts;
};

function LoadedView({ page, loaded, published, pasts }: LoadedViewProps) {
  const { query, now } = page;
  const { matrix, sources, isOfAll, jobs, notices, queryNotices } = loaded;
  const { banner, others } = chooseBanner(notices);
  return (
    <>
      <section aria-labelledby="results-title" className="matrix-section">
        <div className="matrix-head">
          <h2
            id="results-title"
            className="font-semibold tracking-tight max-sm:text-base sm:text-lg"
          >
            Test results
          </h2>
          <Provenance
            loaded={loaded}
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
        <FrozenNote frozen={loaded.frozen} query={query} />
        <NoticeList notices={banner === null ? [] : [banner]} />
        {jobs.length === 0 ? (
          <NoJobs matrix={matrix} />
        ) : (
          <MatrixExplorer
            key={`${isOfAll ? 'all' : matrix.source.id} ${query.at ?? matrix.ref}`}
            jobs={jobs}
            initialQuery={query}
            published={published}
            context={contextOf(loaded, page, pasts, jobs)}
          />
        )}
      </section>
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
        No jobs could be read from this workflow
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        The reasons for {matrix.source.path} at {matrix.commit.slice(0, 7)} are listed below.
      </p>
    </section>
  );
}

function contextOf(
  { matrix, sources, isOfAll, missing }: LoadedMatrix,
  { now, origin }: MatrixPageData,
  pasts: CellPasts,
  jobs: readonly TestedJob[],
): MatrixContext {
  return {
    sourceId: isOfAll ? ALL_SOURCES : matrix.source.id,
    sources: sources.map((each) => sourceContextOf(each.matrix)),
    missing: missing.map(({ source }) => source.title),
    commit: isOfAll ? null : matrix.commit,
    requestedRef: matrix.isDefaultRef ? null : matrix.ref,
    origin,
    pasts,
    endedBases: endedBases(jobs, now),
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
    return `${formatCount(countCombinations(jobs), 'combination')} (latest evidence: ${parts})`;
  }
  const always = jobs.filter(({ scope }) => scope === null).length;
  const scopes = [...new Set(jobs.flatMap(({ scope }) => scope ?? []))].join(', ');
  const scoped =
    always === jobs.length ? '' : ` (${jobs.length - always} run only in ${scopes} CI runs)`;
  return `${formatCount(jobs.length, 'job')}${scoped}`;
}
