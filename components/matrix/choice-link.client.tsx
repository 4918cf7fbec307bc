'use client';

import type { ReactNode } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { choosing } from '@/lib/base/filter/change-selection';
import type { Selection } from '@/lib/base/filter/model';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf, type Step } from './use-matrix-query.client';

type ChoiceLinkProps = {
  /** The facet, and the value of it that the link chooses. */
  readonly facet: string;
  readonly value: string;
  readonly query: MatrixQuery;
  readonly onStep: (step: Step) => void;
  /** Out of the way of the Tab key, where the facet's menu does the same. */
  readonly isSkipped?: boolean;
  readonly children: ReactNode;
};

/** A part of the grid that filters by itself; plain once it is what is filtered by. */
export function ChoiceLink({ facet, value, query, onStep, isSkipped, children }: ChoiceLinkProps) {
  const chosen = (now: Selection) => choosing(now, facet, { value, isChosen: true });
  if (query.choices.get(facet)?.includes(value) === true) return children;
  return (
    <InPlaceLink
      className="choice-link"
      href={addressOf({ ...query, ...chosen(query) })}
      tabIndex={isSkipped === true ? -1 : undefined}
      onFollow={() => onStep(chosen)}
    >
      {children}
    </InPlaceLink>
  );
}
