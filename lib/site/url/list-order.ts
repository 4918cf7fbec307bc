/** The order of a list: the column that it is sorted by, and the direction. */
export type ListOrder<Key extends string> = { readonly key: Key; readonly isDescending: boolean };

/** Reads the order of a list from a URL; null, also for a value that is not a key, is the order of the list itself. */
export function readOrder<Key extends string>(
  params: URLSearchParams,
  keys: readonly Key[],
  name = 'sort',
): ListOrder<Key> | null {
  const sort = params.get(name) ?? '';
  const key = keys.find((each) => each === sort.replace(/^-/, ''));
  return key === undefined ? null : { key, isDescending: sort.startsWith('-') };
}

/** Writes an order as the value of its parameter. */
export function formatOrder({ key, isDescending }: ListOrder<string>): string {
  return `${isDescending ? '-' : ''}${key}`;
}
