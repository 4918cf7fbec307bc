'use client';

import { useEffect, useRef } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { formatCount } from '@/lib/base/format/count';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { PlacedImages } from '@/lib/site/model/published-layer';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { CellPanelJob } from './cell-panel-job.client';
import { LatestImages, OfficialImages } from './official-images.client';
import type { Layer } from './published-mark.client';
import { addressOf } from './use-matrix-query.client';

type CellPanelProps = {
  readonly jobs: readonly TestedJob[];
  readonly openJob: TestedJob;
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly latest: PlacedImages | null;
  /** The place of the jobs in the grid. */
  readonly place: string | null;
  readonly context: MatrixContext;
  readonly onClose: () => void;
};

/** The evidence for a cell: the jobs, their values, results and the lines of the workflow that made them. */
export function CellPanel({
  jobs,
  openJob,
  query,
  layer,
  latest,
  place,
  context,
  onClose,
}: CellPanelProps) {
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
        <InPlaceLink href={closed} className="control no-print" onFollow={() => onClose()}>
          Close
        </InPlaceLink>
      </div>
      {jobs.length > 1 ? (
        <p className="mt-1 text-soft">
          {formatCount(jobs.length, 'CI job')} cover this combination.
        </p>
      ) : null}
      {layer === null || place === null ? null : <OfficialImages layer={layer} place={place} />}
      {latest === null || place === null || latest.tag === layer?.tag ? null : (
        <LatestImages latest={latest} place={place} />
      )}
      {jobs.map((job) => (
        <CellPanelJob key={job.id} job={job} context={context} />
      ))}
    </aside>
  );
}
