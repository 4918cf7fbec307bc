import type { FacetOptions } from '@/lib/base/filter/model';

type FacetSelectsProps = {
  readonly facets: readonly FacetOptions[];
  /** Whether a facet stays where all that is left has one value in common. */
  readonly areAllShown?: boolean;
};

/** Values that are offered of a facet, the first and the chosen; a search finds the others. */
const MOST_OFFERED = 500;

function offered(options: FacetOptions['options']) {
  return options.filter(({ isChosen }, index) => index < MOST_OFFERED || isChosen);
}

/** A choice for each facet; every value says how many it would leave. */
export function FacetSelects({ facets, areAllShown = false }: FacetSelectsProps) {
  const shown = facets.filter(
    ({ options }) => areAllShown || options.length > 1 || options.some((option) => option.isChosen),
  );
  return shown.map(({ key, label, options }) => (
    <label key={key} className="min-w-0 text-xs text-soft">
      <span className="block">{label}</span>
      <select
        name={key}
        defaultValue={options.find((option) => option.isChosen)?.value ?? ''}
        className="field w-full"
      >
        <option value="">All</option>
        {offered(options).map(({ value, label: words, count }) => (
          <option key={value} value={value}>
            {words} ({count})
          </option>
        ))}
      </select>
    </label>
  ));
}
