import type { Choices, Facet } from '@/lib/base/filter/model';
import { cutText } from '@/lib/base/text/cut-text';

/** Longest value that is read from a URL. */
const LONGEST = 100;

/**
 * Reads one choice of each facet out of a URL: keys that are no facet are ignored, and so is the case of
 * values that exist. The first words of a value are enough: `hadron` finds `hadron v0.0.1`.
 */
export function readChoices<Row>(
  params: URLSearchParams,
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
): Choices {
  return new Map(
    facets.flatMap(({ key, valuesOf }) => {
      const requested = cutText((params.get(key) ?? '').trim(), LONGEST).trimEnd();
      if (requested === '') return [];
      const value = nearest(rows.flatMap(valuesOf), requested.toLowerCase()) ?? requested;
      return [[key, [value]] as const];
    }),
  );
}

function nearest(values: readonly string[], requested: string): string | undefined {
  return (
    values.find((value) => value.toLowerCase() === requested) ??
    values.find((value) => value.toLowerCase().startsWith(`${requested} `))
  );
}
