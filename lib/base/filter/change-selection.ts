import { TEXT_KEY, type FacetOption, type Selection } from './model';

/** Drops the choice of one facet from a selection, or the text under {@link TEXT_KEY}. */
export function without(selection: Selection, key: string): Selection {
  if (key === TEXT_KEY) return { ...selection, text: '' };
  const choices = new Map(selection.choices);
  choices.delete(key);
  return { ...selection, choices };
}

/** Adds a value to a facet's choice or removes it; doing either twice changes nothing more. */
export function choosing(
  selection: Selection,
  key: string,
  { value, isChosen }: Pick<FacetOption, 'value' | 'isChosen'>,
): Selection {
  const others = (selection.choices.get(key) ?? []).filter((each) => each !== value);
  const next = isChosen ? [...others, value] : others;
  if (next.length === 0) return without(selection, key);
  return { ...selection, choices: new Map([...selection.choices, [key, next]]) };
}
