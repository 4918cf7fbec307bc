import type { Facet } from '@/lib/releases/facets';

/** A choice for each facet that leaves one; every value says how many it would leave. */
export function FacetSelects<Key extends string>({
  facets,
}: {
  readonly facets: readonly Facet<Key>[];
}) {
  const asked = facets.filter(
    ({ options }) => options.length > 1 || options.some((option) => option.isChosen),
  );
  return asked.map(({ key, label, options }) => (
    <label key={key} className="min-w-0 text-xs text-soft">
      <span className="block">{label}</span>
      <select
        name={key}
        defaultValue={options.find((option) => option.isChosen)?.value ?? ''}
        className="field w-full"
      >
        <option value="">any</option>
        {options.map(({ value, count }) => (
          <option key={value} value={value}>
            {value} ({count})
          </option>
        ))}
      </select>
    </label>
  ));
}
