import { FailurePanel } from '@/components/feedback/failure-panel';
import { Age } from '@/components/ui/age.client';
import { describeFailure } from '@/lib/base/failure';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { Meaning } from './meaning';
import { SourceForm } from './source-form';

/** The page for a matrix that cannot be shown at all: why, what is known, and the ways on. */
export function RefusedMatrix({
  refusal,
  now,
}: {
  readonly refusal: MatrixRefusal;
  readonly now: string;
}) {
  const source = refusal.kind === 'upstream' ? refusal.source : matrixSources[0];
  const back = withQuery(paths.matrix, formatMatrixQuery({ source: source.id }));
  return (
    <>
      <div className="mt-5">
        <SourceForm
          query={null}
          sourceId={source.id}
          askedRef={refusal.kind === 'unknown-source' ? null : refusal.ref}
          defaultRef={source.ref}
        />
      </div>
      <FailurePanel title={titleOf(refusal)}>
        <Reason refusal={refusal} now={now} />
        <p>
          <a className="link" href={back}>
            Show {source.title} at {source.ref}
          </a>
        </p>
      </FailurePanel>
      <Meaning />
    </>
  );
}

function titleOf(refusal: MatrixRefusal): string {
  switch (refusal.kind) {
    case 'unknown-source':
      return `Unknown source “${refusal.source}”`;
    case 'invalid-ref':
      return `“${refusal.ref}” cannot be a branch, tag or commit`;
    case 'upstream':
      return refusal.failure.kind === 'not-found'
        ? `No test matrix at “${refusal.ref}” in ${refusal.source.repository.owner}/${refusal.source.repository.name}`
        : `The matrix at “${refusal.ref}” has not been loaded yet`;
  }
}

function Reason({ refusal, now }: { readonly refusal: MatrixRefusal; readonly now: string }) {
  switch (refusal.kind) {
    case 'unknown-source':
      return <p>Available: {matrixSources.map(({ id }) => id).join(', ')}.</p>;
    case 'invalid-ref':
      return <p>{refusal.reason}</p>;
    case 'upstream':
      return (
        <p>
          {describeFailure(refusal.failure)}{' '}
          {refusal.nextAttemptAt === null ? (
            'Load this page again in a moment.'
          ) : (
            <>
              Next attempt: <Age at={refusal.nextAttemptAt} now={now} />.
            </>
          )}
        </p>
      );
  }
}
