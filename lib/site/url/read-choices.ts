import { labelOf } from '@/lib/base/filter/list-facets';
import type { Choices, Facet } from '@/lib/base/filter/model';
import { cutText } from '@/lib/base/text/cut-text';

/** Longest value that is read from a URL. */
const LONGEST = 100;

/**
 * Reads one choice of each facet out of a URL: keys that are no facet are ignored, and so is the case of
 * values that exist. A label stands for its value, and the first words of a value are enough: `hadron` finds
 * `hadron v0.0.1`.
 */
export function readChoices<Row>(
  params: URLSearchParams,
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
): Choices {
  return new Map(
    facets.flatMap((facet) => {
      const { key } = facet;
      const requested = cutText((params.get(key) ?? '').trim(), LONGEST).trimEnd();
      if (requested === '') return [];
      const value = nearest(facet, rows, requested.toLowerCase()) ?? requested;
      return [[key, [value]] as const];
    }),
  );
}

function nearest<Row>(
  facet: Facet<Row>,
  rows: readonly Row[],
  requested: string,
): string | undefined {
  const values = rows.flatMap(facet.valuesOf);
  return (
    values.find((value) => value.toLowerCase() === requested) ??
    labelled(facet, rows, values, requested) ??
    values.find((value) => value.toLowerCase().startsWith(`${requested} `))
  );
}

function labelled<Row>(
  facet: Facet<Row>,
  rows: readonly Row[],
  values: readonly string[],
  requested: string,
): string | undefined {
  if (facet.labelOf === undefined) return undefined;
  return [...new Set(values)].find(
    (value) => labelOf(facet, value, rows).toLowerCase() === requested,
  );
}

/** Writes choices as the query of a URL. */
export function queryOf(choices: Choices): URLSearchParams {
  return new URLSearchParams(
    [...choices].flatMap(([key, values]) => values.map((value) => [key, value])),
  );
}
