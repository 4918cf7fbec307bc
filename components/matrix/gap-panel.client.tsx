'use client';

import { useEffect, useRef } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { listWords } from '@/lib/base/text/list-words';
import { formOfCell } from '@/lib/build/form/form-of-cell';
import { formOf } from '@/lib/build/form/read-form';
import { describeCell } from '@/lib/matrix/grid/cell-words';
import { gapId, type Gap, type TestedPlace } from '@/lib/matrix/grid/gap';
import { gapReasons } from '@/lib/matrix/grid/gap-reasons';
import type { Row } from '@/lib/matrix/grid/grid';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import { formatBuildForm } from '@/lib/site/url/build-query';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { OfficialImages } from './official-images.client';
import type { Layer } from './published-mark.client';
import { StateShape } from './state-shape.client';
import { addressOf } from './use-matrix-query.client';

type GapPanelProps = {
  readonly gap: Gap;
  readonly layer: Layer | null;
  readonly query: MatrixQuery;
  readonly context: MatrixContext;
  readonly onOpen: (cell: string) => void;
  readonly onClose: () => void;
};

/**
 * Details of a dash: that no job tests this place, why as far as the workflow says, and the nearest tested
 * combinations.
 */
export function GapPanel({ gap, layer, query, context, onOpen, onClose }: GapPanelProps) {
  const { row, column, nearest } = gap;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside aria-labelledby="gap-title" className="cell-panel">
      <div className="flex items-start justify-between gap-4">
        <h2
          id="gap-title"
          ref={heading}
          tabIndex={-1}
          className="text-lg font-semibold break-words"
        >
          {row.name} {row.release}
        </h2>
        <InPlaceLink
          href={addressOf({ ...query, gap: null })}
          className="control no-print"
          onFollow={() => onClose()}
        >
          Close
        </InPlaceLink>
      </div>
      <p className="text-soft">
        {column.arch}, {column.title}
      </p>
      <p className="mt-4 flex items-center gap-2">
        <StateShape state="untested" /> <strong className="font-semibold">Not tested</strong>
      </p>
      <p className="mt-1">
        No job of{' '}
        {listWords(
          context.sources.map(({ title }) => title),
          'or',
        )}{' '}
        tests this combination. It may still work.
      </p>
      {gapReasons(gap).map((reason) => (
        <p key={reason} className="mt-2 border-l-2 border-edge pl-3">
          {reason}
        </p>
      ))}
      {layer === null ? null : <OfficialImages layer={layer} place={gapId(row.id, column.id)} />}
      {nearest.length === 0 ? null : (
        <>
          <h3 className="mt-5 text-xs text-soft">Nearest tested combinations</h3>
          <ul>
            {nearest.map((place) => (
              <Near
                key={`${place.row.id} ${place.column.id}`}
                place={place}
                gap={gap}
                query={query}
                now={context.now}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </>
      )}
      <div className="no-print mt-4 flex flex-wrap gap-2">
        {row.baseImage === null ? null : (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load fills every field
          <a className="control" href={buildHref(gap)}>
            Build this image
          </a>
        )}
        {context.commit === null ? null : (
          <a className="control" href={everywhere(row)}>
            Search all sources
          </a>
        )}
      </div>
    </aside>
  );
}

type NearProps = Pick<GapPanelProps, 'gap' | 'query' | 'onOpen'> & {
  readonly place: TestedPlace;
  readonly now: string;
};

function Near({ place, gap, query, now, onOpen }: NearProps) {
  const { row, column, cell } = place;
  const [first] = cell.jobs;
  if (first === undefined) return null;
  const { verdict, day, isOld } = describeCell(cell, now);
  return (
    <li>
      <InPlaceLink
        href={addressOf({ ...query, cell: first.id, gap: null })}
        className="near-place"
        onFollow={() => onOpen(first.id)}
      >
        <StateShape state={cell.state} isOld={isOld} />
        <span>
          {row.id === gap.row.id ? '' : `${row.name} ${row.release ?? ''}, `}
          {column.arch}, {column.title}
        </span>
        <span className="text-soft">{isOld || day === null ? verdict : `${verdict} ${day}`}</span>
      </InPlaceLink>
    </li>
  );
}

/** The row of the same base image in the grid over all sources. */
function everywhere({ name, release }: Row): string {
  return addressOf({ text: [name, release].filter(Boolean).join(' ') });
}

function buildHref({ row, column }: Gap): string {
  const { provider, ...profile } = column.profile;
  const fields = formOfCell({
    ...profile,
    baseImage: row.baseImage,
    arch: column.arch === 'any' ? null : column.arch,
    provider: provider === null ? null : { name: provider, version: null },
  });
  return withQuery(paths.build, formatBuildForm(formOf(fields)));
}
