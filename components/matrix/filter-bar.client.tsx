'use client';

import { useState } from 'react';

import { SEARCH_FIELD_ID } from '@/components/shell/shortcuts.client';
import { useEager } from '@/components/ui/use-eager.client';
import { choosing } from '@/lib/base/filter/change-selection';
import { EVERYTHING, type FacetOptions } from '@/lib/base/filter/model';
import type { JobOption } from '@/lib/matrix/grid/job-filter';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

import { FacetField } from './facet-field.client';
import { addressOf, type Change, type Step } from './use-matrix-query.client';

type FilterBarProps = {
  readonly facets: readonly FacetOptions<JobOption>[];
  readonly query: MatrixQuery;
  readonly count: number;
  /** How many there are, with their noun. */
  readonly total: string;
  readonly onChange: (step: Step, kind: Change) => void;
};

/** Facets with more values than this fold into a menu. */
const INLINE_OPTIONS = 4;

/** The search and the facets of the grid. Without a script it is a form that keeps the source and the ref. */
export function FilterBar({ facets, query, count, total, onChange }: FilterBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useEager(query.text, (next) => onChange({ text: next }, 'typing'));
  const isFiltered = query.text !== '' || query.choices.size > 0;
  const chosen = [...query.choices.values()].reduce((sum, values) => sum + values.length, 0);
  return (
    <form
      action={paths.matrix}
      method="get"
      role="search"
      aria-label="Filter the matrix"
      className="no-print min-w-0 grow basis-full lg:basis-0"
      onSubmit={(event) => event.preventDefault()}
    >
      {query.source === null ? null : <input type="hidden" name="source" value={query.source} />}
      {query.ref === null ? null : <input type="hidden" name="ref" value={query.ref} />}
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={SEARCH_FIELD_ID} className="sr-only">
          Search base images, boards and versions
        </label>
        <span className="relative min-w-0 grow basis-56 sm:max-w-80">
          <input
            id={SEARCH_FIELD_ID}
            type="search"
            name="q"
            className="field w-full pr-8"
            placeholder="Filter, such as ubuntu 24.04"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <kbd aria-hidden="true" className="kbd absolute top-1.5 right-2 max-sm:hidden">
            /
          </kbd>
        </span>
        <span className="tabular-nums" data-testid="count">
          <strong>{count}</strong> of {total}
        </span>
        {isFiltered ? (
          <a
            className="control"
            href={addressOf({ ...query, ...EVERYTHING })}
            onClick={(event) => {
              event.preventDefault();
              onChange(EVERYTHING, 'step');
            }}
          >
            Clear filters
          </a>
        ) : null}
      </div>
      <button
        type="button"
        className="control scripted mt-3 min-h-11 sm:hidden"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => setIsOpen(!isOpen)}
      >
        Filters{chosen > 0 ? `, ${chosen} chosen` : ''} · {count} of {total}
      </button>
      <div id="facets" data-open={isOpen} className="facets mt-2 flex flex-wrap gap-x-7 gap-y-1">
        {facets.map((facet) => (
          <FacetField
            key={facet.key}
            facet={facet}
            isFolded={facet.options.length > INLINE_OPTIONS}
            onChoose={(option) => onChange((now) => choosing(now, facet.key, option), 'step')}
          />
        ))}
      </div>
      <noscript>
        <button type="submit" className="control mt-3">
          Apply filters
        </button>
      </noscript>
    </form>
  );
}
