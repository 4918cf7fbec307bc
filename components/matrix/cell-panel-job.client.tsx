'use client';

import { Age } from '@/components/ui/age.client';
import { CopyButton } from '@/components/ui/copy-button.client';
import { formOfCell } from '@/lib/build/form/form-of-cell';
import { formOf } from '@/lib/build/form/read-form';
import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { LineRange } from '@/lib/matrix/expand/model';
import { effectSentence, originSentence } from '@/lib/matrix/jobs/describe-job';
import type { JobResult, TestedJob } from '@/lib/matrix/jobs/model';
import { reportHref } from '@/lib/matrix/jobs/report-href';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { isOldResult } from '@/lib/matrix/runs/result-age';
import { isVerdict } from '@/lib/matrix/runs/verdicts';
import type { MatrixContext, SourceContext } from '@/lib/site/model/matrix-context';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { BaseMaintenance } from './base-maintenance.client';
import { CellPast } from './cell-past.client';
import { StateShape } from './state-shape.client';

type CellPanelJobProps = { readonly job: TestedJob; readonly context: MatrixContext };

/** One job of a cell: its source, its result with its age, its values and the lines of the workflow that made it. */
export function CellPanelJob({ job, context }: CellPanelJobProps) {
  const nameId = `name-${job.id}`;
  const source = context.sources.find(({ id }) => id === job.source);
  if (source === undefined) return null;
  return (
    <section aria-labelledby={nameId} className="mt-4 border-t border-line pt-4">
      <h3 id={nameId} className="font-mono text-sm break-words">
        {job.title}
      </h3>
      <p className="mt-1 text-xs text-soft">{sourceWords(job, source, context)}</p>
      {job.nameIsEvaluated ? null : (
        <p className="mt-1 text-xs text-soft">
          Job name shown unevaluated: it uses values only known at run time.
        </p>
      )}
      <Result result={job.result} now={context.now} />
      {job.newerResult === null ? null : (
        <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-soft">
          <StateShape state={job.newerResult.conclusion} />
          Newer run: {CONCLUSION_WORDS[job.newerResult.conclusion]}
          {job.newerResult.completedAt === null ? null : (
            <Age at={job.newerResult.completedAt} now={context.now} />
          )}
          <a className="link" href={job.newerResult.url} rel="noopener">
            View job log
          </a>
        </p>
      )}
      <CellPast job={job} context={context} />
      {job.baseImage === null ? null : <BaseMaintenance base={job} now={context.now} />}
      <h4 className="mt-4 text-xs text-soft">Matrix values</h4>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 font-mono text-xs">
        {job.matrix.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-soft">{key}</dt>
            <dd className="break-words">{formatMatrixValue(value)}</dd>
          </div>
        ))}
      </dl>
      <Origin job={job} source={source} />
      <div className="no-print mt-4 flex flex-wrap gap-2">
        <CopyButton text={job.title} label="Copy job name" shownIn={nameId} />
        {job.baseImage === null ? null : (
          <CopyButton text={job.baseImage} label="Copy base image" shownIn={nameId} />
        )}
        {job.baseImage === null ? null : (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load fills every field
          <a className="control" href={buildHref(job)}>
            Build this image
          </a>
        )}
        <a
          className="control"
          href={reportHref(job, { ...source, sourceTitle: source.title, origin: context.origin })}
          rel="noopener"
        >
          Report a problem
        </a>
      </div>
    </section>
  );
}

/** Which source the job is of, whether CI runs it today, and whether its evidence is the newest. */
function sourceWords(
  { supersededBy }: TestedJob,
  { title, replaced }: SourceContext,
  { sources }: MatrixContext,
): string {
  const status = replaced === null ? title : `${title} (${replaced}, no longer run)`;
  if (supersededBy === null) return status;
  const newer = sources.find(({ id }) => id === supersededBy)?.title ?? supersededBy;
  return `${status}; ${newer} has newer evidence`;
}

function buildHref(job: TestedJob): string {
  return withQuery(paths.build, formatBuildForm(formOf(formOfCell(job))));
}

function Result({ result, now }: { readonly result: JobResult | null; readonly now: string }) {
  if (result === null) {
    return (
      <p className="mt-2 flex items-center gap-2">
        <StateShape state="unknown" /> No CI result for this job.
      </p>
    );
  }
  const isOld = isVerdict(result.conclusion) && isOldResult(result.completedAt, now);
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2">
      <StateShape state={result.conclusion} isOld={isOld} />
      <strong className="font-semibold">{CONCLUSION_WORDS[result.conclusion]}</strong>
      {result.completedAt === null ? null : <Age at={result.completedAt} now={now} />}
      <a className="link" href={result.url} rel="noopener">
        View job log
      </a>
    </p>
  );
}

function Origin({ job, source }: { readonly job: TestedJob; readonly source: SourceContext }) {
  const ranges = [
    ...job.axisLines.map(({ line }) => ({ start: line, end: line })),
    job.lines,
    ...job.effects.map(({ lines }) => lines),
  ];
  return (
    <>
      <h4 className="mt-4 text-xs text-soft">Source</h4>
      <p className="mt-1">{originSentence(job)}</p>
      {job.effects.map((effect) => (
        <p key={effect.index} className="mt-1 border-l-2 border-accent pl-3">
          {effectSentence(effect)}
        </p>
      ))}
      <Excerpt ranges={ranges} source={source} />
      {job.url === null ? null : (
        <a className="link mt-2 inline-block" href={job.url} rel="noopener">
          {source.path.split('/').at(-1)} at {source.commit.slice(0, 7)}, line {job.lines.start}
        </a>
      )}
    </>
  );
}

function Excerpt({
  ranges,
  source,
}: {
  readonly ranges: readonly LineRange[];
  readonly source: SourceContext;
}) {
  const lines = source.excerpt.filter(({ line }) =>
    ranges.some(({ start, end }) => line >= start && line <= end),
  );
  if (lines.length === 0) return null;
  return (
    <pre
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Lines of the workflow"
      className="mt-2 overflow-x-auto rounded-md border border-line bg-raised py-2 font-mono text-xs"
    >
      {lines.map(({ line, text }, index) => (
        <code key={line} className="block px-3 whitespace-pre">
          {index > 0 && line - (lines[index - 1]?.line ?? line) > 1 ? (
            <span className="block text-soft" aria-hidden="true">
              ⋯
            </span>
          ) : null}
          <span className="mr-3 inline-block w-8 text-right text-soft select-none">{line}</span>
          {text}
        </code>
      ))}
    </pre>
  );
}
