import 'server-only';
import type { ReleaseList } from '@/lib/releases/list/model';

import { isTooMuchToLose } from './list-loss';
import { MOST_RELEASES, mostPages, type ArrivedPage } from './read-pages';

/**
 * Says why a page contradicts those before it, so that it must be refused: a list that continues without new
 * rows, that never ends, or that ends long before its announced last page. Null where it does not.
 */
export function problemOfPage(
  list: ReleaseList,
  arrived: ArrivedPage,
  isEmpty: boolean,
): string | null {
  return arrived.hasNext ? problemOfNext(list, arrived, isEmpty) : problemOfEnd(list, arrived);
}

function problemOfNext(
  list: ReleaseList,
  { page, ids }: ArrivedPage,
  isEmpty: boolean,
): string | null {
  const seen = new Set(list.pass?.seen ?? []);
  if (isEmpty) return `page ${page} is empty, and not the last`;
  if (page > 1 && ids.length > 0 && ids.every((id) => seen.has(id))) {
    return `page ${page} repeats those before it`;
  }
  const isEndless = page >= mostPages(list) && seen.size + ids.length < MOST_RELEASES;
  return isEndless ? `it does not end within ${page} pages` : null;
}

function problemOfEnd({ lastPage }: ReleaseList, { page }: ArrivedPage): string | null {
  if (page === 1 || lastPage === null || !isTooMuchToLose(lastPage - page, lastPage)) return null;
  return `it ends at page ${page} of ${lastPage}`;
}
