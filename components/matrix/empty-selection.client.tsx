'use client';

import type { ReactNode } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING } from '@/lib/base/filter/model';
import type { WayBack } from '@/lib/base/filter/ways-back';
import { formatCount } from '@/lib/base/format/count';
import type { NothingSelected } from '@/lib/matrix/grid/nothing-selected';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf } from './use-matrix-query.client';

type EmptySelectionProps = {
  readonly query: MatrixQuery;
  readonly nothing: NothingSelected;
  /** The same filters over all sources; null where these were searched. */
  readonly everywhere: string | null;
  readonly ways: readonly WayBack[];
  readonly onDrop: (key: string) => void;
  readonly onReset: () => void;
};

/** Says what it means that nothing matches, which filters are in the way, and offers to clear each. */
export function EmptySelection({
  query,
  nothing,
  everywhere,
  ways,
  onDrop,
  onReset,
}: EmptySelectionProps) {
  return (
    <section aria-labelledby="empty-title" className="mt-6 border-y border-line py-10">
      <h2 id="empty-title" className="text-lg font-semibold">
        {nothing.title}
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">{nothing.text}</p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {ways.map(({ key, label, count }) => (
          <li key={key}>
            <DropLink
              href={addressOf({ ...query, ...without(query, key) })}
              onDrop={() => onDrop(key)}
            >
              Clear {label} ({formatCount(count, 'result')})
            </DropLink>
          </li>
        ))}
        {everywhere === null ? null : (
          <li>
            <a className="control" href={everywhere}>
              Search all sources
            </a>
          </li>
        )}
        <li>
          <DropLink href={addressOf({ ...query, ...EVERYTHING })} onDrop={onReset}>
            Clear all filters
          </DropLink>
        </li>
      </ul>
    </section>
  );
}

function DropLink({
  href,
  onDrop,
  children,
}: {
  readonly href: string;
  readonly onDrop: () => void;
  readonly children: ReactNode;
}) {
  return (
    <InPlaceLink className="control" href={href} onFollow={() => onDrop()}>
      {children}
    </InPlaceLink>
  );
}
