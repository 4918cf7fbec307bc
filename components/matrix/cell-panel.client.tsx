'use client';

import { useEffect, useRef } from 'react';

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
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import { formatBuildForm } from '@/lib/site/url/build-query';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { StateShape } from './state-shape.client';
import { addressOf } from './use-matrix-query.client';

type CellPanelProps = {
  readonly jobs: readonly TestedJob[];
  readonly openJob: TestedJob;
  readonly query: MatrixQuery;
  readonly context: MatrixContext;
  readonly onClose: () => void;
};

/** The evidence behind a cell: the jobs, their values, results and the lines of the workflow that made them. */
export function CellPanel({ jobs, openJob, query, context, onClose }: CellPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const closed = addressOf({ ...query, cell: null });
  return (
    <aside
      aria-labelledby="cell-title"
      className="cell-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="flex items-start justify-between gap-4">
        <h2
          id="cell-title"
          ref={heading}
          tabIndex={-1}
          className="text-lg font-semibold break-words"
        >
          {openJob.distribution?.name ?? openJob.job} {openJob.distribution?.release}
        </h2>
        <a
          href={closed}
          className="control no-print"
          onClick={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          Close
        </a>
      </div>
      {jobs.length > 1 ? (
        <p className="mt-1 text-soft">{jobs.length} jobs of the workflow stand in this cell.</p>
      ) : null}
      {jobs.map((job) => (
        <JobDetail key={job.id} job={job} context={context} />
      ))}
    </aside>
  );
}

function JobDetail({ job, context }: { readonly job: TestedJob; readonly context: MatrixContext }) {
  const nameId = `name-${job.id}`;
  return (
    <section aria-labelledby={nameId} className="mt-4 border-t border-line pt-4">
      <h3 id={nameId} className="font-mono text-sm break-words">
        {job.title}
      </h3>
      {job.nameIsEvaluated ? null : (
        <p className="mt-1 text-xs text-soft">
          The name is a template that needs more than the matrix, so it is shown as it stands.
        </p>
      )}
      <Result result={job.result} now={context.now} />
      {job.previousResult === null ? null : (
        <p className="mt-1 text-xs text-soft">
          Before:{' '}
          <a className="link" href={job.previousResult.url} rel="noopener">
            {CONCLUSION_WORDS[job.previousResult.conclusion]}
          </a>
        </p>
      )}
      <h4 className="mt-4 text-xs text-soft">Matrix values</h4>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 font-mono text-xs">
        {job.matrix.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-soft">{key}</dt>
            <dd className="break-words">{formatMatrixValue(value)}</dd>
          </div>
        ))}
      </dl>
      <Origin job={job} context={context} />
      <div className="no-print mt-4 flex flex-wrap gap-2">
        <CopyButton text={job.title} label="Copy job name" shownIn={nameId} />
        {job.baseImage === null ? null : (
          <CopyButton text={job.baseImage} label="Copy base image" shownIn={nameId} />
        )}
        {job.baseImage === null ? null : (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load fills every field
          <a className="control" href={buildHref(job)}>
            Open in the builder
          </a>
        )}
        <a className="control" href={reportHref(job, context)} rel="noopener">
          Report a problem
        </a>
      </div>
    </section>
  );
}

function buildHref(job: TestedJob): string {
  return withQuery(paths.build, formatBuildForm(formOf(formOfCell(job))));
}

function Result({ result, now }: { readonly result: JobResult | null; readonly now: string }) {
  if (result === null) {
    return (
      <p className="mt-2 flex items-center gap-2">
        <StateShape state="unknown" /> Declared; no run says how it fares.
      </p>
    );
  }
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2">
      <StateShape state={result.conclusion} />
      <strong className="font-semibold">{CONCLUSION_WORDS[result.conclusion]}</strong>
      {result.completedAt === null ? null : <Age at={result.completedAt} now={now} />}
      <a className="link" href={result.url} rel="noopener">
        the job in its run
      </a>
    </p>
  );
}

function Origin({ job, context }: { readonly job: TestedJob; readonly context: MatrixContext }) {
  const ranges = [
    ...job.axisLines.map(({ line }) => ({ start: line, end: line })),
    job.lines,
    ...job.effects.map(({ lines }) => lines),
  ];
  return (
    <>
      <h4 className="mt-4 text-xs text-soft">Where it comes from</h4>
      <p className="mt-1">{originSentence(job)}</p>
      {job.effects.map((effect) => (
        <p key={effect.index} className="mt-1 border-l-2 border-accent pl-3">
          {effectSentence(effect)}
        </p>
      ))}
      <Excerpt ranges={ranges} context={context} />
      {job.url === null ? null : (
        <a className="link mt-2 inline-block" href={job.url} rel="noopener">
          {context.path.split('/').at(-1)} at {context.commit.slice(0, 7)}, line {job.lines.start}
        </a>
      )}
    </>
  );
}

function Excerpt({
  ranges,
  context,
}: {
  readonly ranges: readonly LineRange[];
  readonly context: MatrixContext;
}) {
  const lines = context.excerpt.filter(({ line }) =>
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
