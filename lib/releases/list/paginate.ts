/** One page of a list. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** From 1. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  readonly total: number;
};

/** Cuts one page out of a list; a page beyond the ends is the nearest that exists. */
export function paginate<Item>(
  list: readonly Item[],
  requested: number,
  perPage: number,
): Page<Item> {
  const pages = Math.max(1, Math.ceil(list.length / perPage));
  const page = Math.min(Math.max(1, requested), pages);
  const items = list.slice((page - 1) * perPage, page * perPage);
  return { items, page, pages, total: list.length };
}
