import { FailurePanel } from '@/components/feedback/failure-panel';
import { Age } from '@/components/ui/age.client';
import { describeFailure } from '@/lib/base/failure';
import { matrixSources, sourcesByToday } from '@/lib/matrix/sources/matrix-sources';
import { isMissing, type MatrixRefusal } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

import { Meaning } from './meaning';
import { SourceForm } from './source-form';

type RefusedMatrixProps = {
  readonly refusal: MatrixRefusal;
  readonly query: MatrixQuery;
  readonly now: string;
};

/** The page for a matrix that cannot be shown at all: why, and links to what can, with the same filters. */
export function RefusedMatrix({ refusal, query, now }: RefusedMatrixProps) {
  const source = sourceOf(refusal, query);
  return (
    <>
      <meta name={RESPONSE_STATUS} content={isMissing(refusal) ? '404' : '503'} />
      <div className="mt-5">
        <SourceForm
          sourceId={source?.id ?? null}
          requestedRef={'ref' in refusal ? refusal.ref : null}
          defaultRef={source?.ref ?? null}
          filters={query}
        />
      </div>
      <FailurePanel title={titleOf(refusal)}>
        <Reason refusal={refusal} now={now} />
        <ul>
          {sourcesByToday.map(({ id, title, ref }) => (
            <li key={id}>
              <a className="link target" href={urlOf({ ...query, source: id })}>
                Show {title} at {ref}
              </a>
            </li>
          ))}
          <li>
            <a className="link target" href={urlOf({ ...query, source: null })}>
              Show all sources
            </a>
          </li>
        </ul>
      </FailurePanel>
      <Meaning />
    </>
  );
}

function sourceOf(refusal: MatrixRefusal, { source }: MatrixQuery) {
  if (refusal.kind === 'upstream') return refusal.source;
  return matrixSources.find(({ id }) => id === source) ?? null;
}

function urlOf(query: MatrixQuery): string {
  return withQuery(paths.matrix, formatMatrixQuery({ ...query, ref: null, at: null, cell: null }));
}

function titleOf(refusal: MatrixRefusal): string {
  switch (refusal.kind) {
    case 'unknown-source':
      return `There is no source “${refusal.source}”`;
    case 'invalid-ref':
      return `“${refusal.ref}” cannot be a branch, tag or commit`;
    case 'invalid-at':
      return `No view is frozen at “${refusal.at}”`;
    case 'upstream': {
      const { source, ref } = refusal;
      return isMissing(refusal)
        ? `No test matrix at ${ref} in ${source.repository.owner}/${source.repository.name}`
        : `The matrix of ${source.title} at ${ref} is not loaded yet`;
    }
  }
}

function Reason({ refusal, now }: { readonly refusal: MatrixRefusal; readonly now: string }) {
  switch (refusal.kind) {
    case 'unknown-source':
      return <p>Sources are {sourcesByToday.map(({ id }) => id).join(' and ')}.</p>;
    case 'invalid-ref':
    case 'invalid-at':
      return <p>{refusal.reason}</p>;
    case 'upstream':
      return (
        <p>
          {describeFailure(refusal.failure)} <NextAttempt refusal={refusal} now={now} />
        </p>
      );
  }
}

/** A missing ref or file is not waited for: it would have to be made upstream first. */
function NextAttempt({
  refusal,
  now,
}: {
  readonly refusal: Extract<MatrixRefusal, { readonly kind: 'upstream' }>;
  readonly now: string;
}) {
  if (isMissing(refusal)) return null;
  if (refusal.nextAttemptAt === null) return <>Load this page again in a moment.</>;
  return (
    <>
      Next attempt: <Age at={refusal.nextAttemptAt} now={now} />.
    </>
  );
}
