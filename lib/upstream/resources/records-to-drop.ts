import 'server-only';
import { groupBy } from '@/lib/base/text/group-by';
import type { StoredRecord } from '@/lib/upstream/store/model';

/**
 * Maximum numbers of records that visitors chose, by the first part of their keys. Lists of tags are
 * large. The kinds of GitHub share one limit, but for those that are read without a visitor as well: the search
 * over all releases needs all of them.
 */
const MOST_BY_KIND: ReadonlyMap<string, number> = new Map([
  ['registry-tags', 20],
  ['image', 200],
  ['image-index', 200],
  ['attestation', 200],
  ['signature', 200],
  ['sbom', 400],
  ['signature-check', 200],
  ['packages', 400],
  ['release-sbom', 400],
]);

const MOST_OF_GITHUB = 200;

/**
 * Decides which of the records that visitors chose are dropped: beyond the limit of their kind those without
 * a value first, since refs that do not exist have none, then those that were requested least recently.
 */
export function recordsToDrop(chosen: readonly StoredRecord[]): readonly StoredRecord[] {
  const groups = groupBy(chosen, ({ key }) => groupOf(key));
  return [...groups].flatMap(([group, records]) =>
    records.toSorted(mostUsefulFirst).slice(MOST_BY_KIND.get(group) ?? MOST_OF_GITHUB),
  );
}

function groupOf(key: string): string {
  const kind = key.slice(0, key.indexOf(':'));
  return MOST_BY_KIND.has(kind) ? kind : 'github';
}

function mostUsefulFirst(a: StoredRecord, b: StoredRecord): number {
  const byValue = Number(b.value !== null) - Number(a.value !== null);
  return byValue || (b.lastAttemptAt ?? '').localeCompare(a.lastAttemptAt ?? '');
}
