import { labelOf } from '@/lib/base/filter/list-facets';
import type { Choices, Facet } from '@/lib/base/filter/model';

import type { QueryNotice } from './matrix-query';

/** Most values that a notice lists; a list of SBOMs has the tags of all releases. */
const MOST_LISTED = 20;

/**
 * A notice for each choice that no row has, with the values that there are. Without rows nothing is said, because
 * then the list may only not be loaded.
 */
export function choiceNotices<Row>(
  choices: Choices,
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
): readonly QueryNotice[] {
  if (rows.length === 0) return [];
  return facets.flatMap((facet) => {
    const chosen = choices.get(facet.key) ?? [];
    if (chosen.length === 0) return [];
    const values = [...new Set(rows.flatMap(facet.valuesOf))];
    return chosen
      .filter((value) => !values.includes(value))
      .map((value) => ({
        key: facet.key,
        value,
        message: `No match for ${facet.key}=${value}. ${listed(values.map((one) => labelOf(facet, one, rows)))}`,
      }));
  });
}

/** The choices without those that a notice is about. */
export function withoutNoticed(choices: Choices, notices: readonly QueryNotice[]): Choices {
  const keys = new Set(notices.map(({ key }) => key));
  return new Map([...choices].filter(([key]) => !keys.has(key)));
}

function listed(values: readonly string[]): string {
  if (values.length === 0) return 'No entry of this list has a value for it.';
  const more = values.length - MOST_LISTED;
  const shown = values.slice(0, MOST_LISTED).join(', ');
  return `Values in this list: ${shown}${more > 0 ? ` and ${more} more` : ''}.`;
}
