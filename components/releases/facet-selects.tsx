import type { Facet } from '@/lib/releases/list/facets';

type FacetSelectsProps<Key> = {
  readonly facets: readonly Facet<Key>[];
  /** Whether a facet stays where all that is left has one value in common. */
  readonly areAllShown?: boolean;
};

/** Values that are offered of a facet, the first and the chosen; a search finds the others. */
const MOST_OFFERED = 500;

function offered(options: Facet<string>['options']) {
  return options.filter(({ isChosen }, index) => index < MOST_OFFERED || isChosen);
}

/** A choice for each facet; every value says how many it would leave. */
export function FacetSelects<Key extends string>({
  facets,
  areAllShown = false,
}: FacetSelectsProps<Key>) {
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
        <option value="">any</option>
        {offered(options).map(({ value, count }) => (
          <option key={value} value={value}>
            {value} ({count})
          </option>
        ))}
      </select>
    </label>
  ));
}
