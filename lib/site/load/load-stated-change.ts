import 'server-only';
import { findByChange, type ChangeQuery } from '@/lib/releases/contents/find-by-change';
import type { StatedChange } from '@/lib/site/model/decode-page';

import { loadAllContents } from './load-release-contents';
import { loadComponents } from './load-releases';

/** Loads the releases whose notes state a change, with the components whose notes were not searched. */
export async function loadStatedChange(query: ChangeQuery): Promise<StatedChange> {
  const [{ releases, coverage }, components] = await Promise.all([
    loadAllContents(),
    loadComponents(),
  ]);
  const lists = new Map(
    components.map(({ component, releases: list }) => [component.id, list.entries] as const),
  );
  const isSearched = ({ snapshot, reading, freshness }: (typeof components)[number]) =>
    snapshot === null && reading === null && freshness !== null;
  return {
    query,
    found: findByChange(lists, releases, query),
    notSearched: components
      .filter((tracked) => !isSearched(tracked))
      .map(({ component }) => component.id),
    coverage,
  };
}
