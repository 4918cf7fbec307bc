'use client';

import type { ReactNode } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { choosing } from '@/lib/base/filter/change-selection';
import { EVERYTHING, type FacetOptions, type Selection } from '@/lib/base/filter/model';
import type { JobOption } from '@/lib/matrix/grid/job-filter';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf, type Step } from './use-matrix-query.client';

type FilterChipsProps = {
  readonly facets: readonly FacetOptions<JobOption>[];
  readonly query: MatrixQuery;
  readonly onStep: (step: Step) => void;
};

/** What the grid is filtered by, each choice with a link that removes it. On paper it says what was filtered. */
export function FilterChips({ facets, query, onStep }: FilterChipsProps) {
  const chosen = facets.flatMap((facet) =>
    facet.options
      .filter(({ isChosen }) => isChosen)
      .map(({ value, label }) => ({ key: facet.key, facet: facet.label, value, label })),
  );
  const text = query.text.trim();
  if (chosen.length === 0 && text === '') return null;
  return (
    <ul aria-label="Filters in use" className="chips">
      {text === '' ? null : (
        <li className="chip print-only">
          <span>Search: {text}</span>
        </li>
      )}
      {chosen.map(({ key, facet, value, label }) => {
        const removed = (now: Selection) => choosing(now, key, { value, isChosen: false });
        return (
          <li key={`${key} ${value}`}>
            <ChipLink
              href={addressOf({ ...query, ...removed(query) })}
              name={`Remove ${facet}: ${label}`}
              onFollow={() => onStep(removed)}
            >
              {facet}: <strong className="font-semibold">{label}</strong>
            </ChipLink>
          </li>
        );
      })}
      <li className="no-print">
        <InPlaceLink
          className="chip-clear"
          href={addressOf({ ...query, ...EVERYTHING })}
          onFollow={() => onStep(EVERYTHING)}
        >
          Clear all filters
        </InPlaceLink>
      </li>
    </ul>
  );
}

type ChipLinkProps = {
  readonly href: string;
  readonly name: string;
  readonly onFollow: () => void;
  readonly children: ReactNode;
};

function ChipLink({ href, name, onFollow, children }: ChipLinkProps) {
  return (
    <InPlaceLink className="chip" href={href} aria-label={name} onFollow={onFollow}>
      <span>{children}</span>
      <span className="no-print" aria-hidden="true">
        ×
      </span>
    </InPlaceLink>
  );
}
