'use client';

import { useState } from 'react';

import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { useEager } from '@/components/ui/use-eager.client';
import { choosing } from '@/lib/base/filter/change-selection';
import type { FacetOptions } from '@/lib/base/filter/model';
import type { JobOption } from '@/lib/matrix/grid/job-filter';
import type { PublishedChoice } from '@/lib/site/model/published-layer';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

import { FacetField } from './facet-field.client';
import { PublishedMenu } from './published-menu.client';
import type { Change, Step } from './use-matrix-query.client';

type FilterBarProps = {
  readonly facets: readonly FacetOptions<JobOption>[];
  readonly query: MatrixQuery;
  readonly published: PublishedChoice;
  readonly onChange: (step: Step, kind: Change) => void;
};

/** Id of the place after the filters. */
export const GRID_ID = 'grid';

/** The search and the facets of the grid. Without a script it is a form that keeps the source and the ref. */
export function FilterBar({ facets, query, published, onChange }: FilterBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useEager(query.text, (next) => onChange({ text: next }, 'typing'));
  const chosen = [...query.choices.values()].reduce((sum, values) => sum + values.length, 0);
  return (
    <form
      action={paths.matrix}
      method="get"
      role="search"
      aria-label="Filter the matrix"
      className="filter-bar no-print"
      onSubmit={(event) => event.preventDefault()}
    >
      {query.source === null ? null : <input type="hidden" name="source" value={query.source} />}
      {query.published === null ? null : (
        <input type="hidden" name="published" value={query.published} />
      )}
      {query.ref === null ? null : <input type="hidden" name="ref" value={query.ref} />}
      <label htmlFor={SEARCH_FIELD_ID} className="sr-only">
        Search base images, boards and versions
      </label>
      <span className="filter-search">
        <input
          id={SEARCH_FIELD_ID}
          type="search"
          name="q"
          className="field w-full pr-8"
          placeholder="Filter, e.g. ubuntu 24.04"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <kbd aria-hidden="true" className="kbd absolute top-1.5 right-2 max-sm:hidden">
          /
        </kbd>
      </span>
      <a href={`#${GRID_ID}`} className="skip-link control">
        Skip filters
      </a>
      <button
        type="button"
        className="control scripted min-h-11 sm:hidden"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => setIsOpen(!isOpen)}
      >
        Filters{chosen > 0 ? `, ${chosen} chosen` : ''}
      </button>
      <div id="facets" data-open={isOpen} className="facets">
        {facets.map((facet) => (
          <FacetField
            key={facet.key}
            facet={facet}
            onChoose={(option) => onChange((now) => choosing(now, facet.key, option), 'step')}
          />
        ))}
        <PublishedMenu published={published} query={query} />
      </div>
      <noscript>
        <button type="submit" className="control">
          Apply filters
        </button>
      </noscript>
    </form>
  );
}
