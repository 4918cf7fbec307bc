import { listWords } from '@/lib/base/text/list-words';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { ReleaseQuery } from '@/lib/releases/list/query';

/** Titles a feed by what it selects, so that feeds are distinct in a feed reader. */
export function feedTitle({ components, text, year, withPreliminary }: ReleaseQuery): string {
  const titles = components.map((id) => findComponent(id)?.title ?? id);
  const of = titles.length === 0 ? 'Kairos and its components' : listWords(titles);
  const filters = [
    ...(text === '' ? [] : [`“${text}”`]),
    ...(year === null ? [] : [String(year)]),
    ...(withPreliminary ? ['with pre-releases'] : []),
  ];
  return [`Releases of ${of}`, ...filters].join(', ');
}
