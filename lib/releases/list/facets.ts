import { cutText } from '@/lib/base/text/cut-text';

/** What rows are chosen by. */
export type FacetName<Key> = { readonly key: Key; readonly label: string };

/** The value of a facet that was chosen, by facet. */
export type FacetChoices<Key> = ReadonlyMap<Key, string>;

/** A facet with the values that can be chosen. */
export type Facet<Key> = FacetName<Key> & {
  readonly options: readonly {
    readonly value: string;
    readonly isChosen: boolean;
    /** Rows that carry it under all other choices. */
    readonly count: number;
  }[];
};

/** How rows are chosen: by which facets, and what a row's value of each is; null where it has none. */
export type Faceting<Key, Row> = {
  readonly facets: readonly FacetName<Key>[];
  readonly valueOf: (row: Row, key: Key) => string | null;
};

/** Longest value that is read from an address. */
const LONGEST = 100;

/**
 * Reads the choices of an address: other keys are ignored, and so is the case of values that exist. The
 * first words of a value are enough: `hadron` finds `hadron v0.0.1`.
 */
export function readChoices<Key extends string, Row>(
  params: URLSearchParams,
  rows: readonly Row[],
  { facets, valueOf }: Faceting<Key, Row>,
): FacetChoices<Key> {
  return new Map(
    facets.flatMap(({ key }) => {
      const asked = cutText((params.get(key) ?? '').trim(), LONGEST).trimEnd();
      if (asked === '') return [];
      const values = rows.flatMap((row) => valueOf(row, key) ?? []);
      return [[key, nearest(values, asked.toLowerCase()) ?? asked] as const];
    }),
  );
}

function nearest(values: readonly string[], asked: string): string | undefined {
  return (
    values.find((value) => value.toLowerCase() === asked) ??
    values.find((value) => value.toLowerCase().startsWith(`${asked} `))
  );
}

/** Decides which rows fit all choices. */
export function selectRows<Key, Row>(
  rows: readonly Row[],
  choices: FacetChoices<Key>,
  { valueOf }: Faceting<Key, Row>,
): readonly Row[] {
  return rows.filter((row) => [...choices].every(([key, value]) => valueOf(row, key) === value));
}

/**
 * Lists what can be chosen: the values that would leave something under the other choices, and the chosen
 * one even where it leaves nothing.
 */
export function viewFacets<Key, Row>(
  rows: readonly Row[],
  choices: FacetChoices<Key>,
  faceting: Faceting<Key, Row>,
): readonly Facet<Key>[] {
  return faceting.facets.map(({ key, label }) => {
    const others = new Map([...choices].filter(([each]) => each !== key));
    const counts = new Map<string, number>();
    for (const row of selectRows(rows, others, faceting)) {
      const value = faceting.valueOf(row, key);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const chosen = choices.get(key);
    if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0);
    const options = [...counts].map(([value, count]) => ({
      value,
      count,
      isChosen: value === chosen,
    }));
    return { key, label, options };
  });
}
