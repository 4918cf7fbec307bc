import 'server-only';
import { readSearchText } from '@/lib/base/filter/search-text';
import { parseCondition } from '@/lib/evidence/inventory/condition';
import { coverageOf } from '@/lib/evidence/inventory/coverage';
import { describeHistory } from '@/lib/evidence/inventory/describe-history';
import { packageHistory } from '@/lib/evidence/inventory/package-history';
import { searchInventory } from '@/lib/evidence/inventory/search-inventory';
import { unsearchedReleases, type ReleaseToSearch } from '@/lib/evidence/inventory/unsearched';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { PackageSearchData } from '@/lib/site/model/package-search';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { loadComponent } from './load-releases';
import { loadInventory } from './package-inventory';

/** Packages that are listed of one search. */
const MOST_FOUND = 100;

/** Searches the packages of all releases of Kairos, as far as they were read. */
export async function loadPackageSearch(requested: URLSearchParams): Promise<PackageSearchData> {
  const text = readSearchText(requested.get('q'));
  const upstream = await siteUpstream();
  const { hasToken } = upstream;
  const [{ inventory, followed, searched, incomplete, loaded, read }, entries] = await Promise.all([
    loadInventory(upstream),
    finalReleases(),
  ]);
  const releases = entries.map(({ release }) => release);
  const condition = text === '' ? null : parseCondition(text);
  const history = condition === null ? null : packageHistory(inventory, condition, { releases });
  const words = condition === null ? text : condition.name;
  return {
    text,
    condition,
    history,
    sentence: history === null ? null : describeHistory(history, incomplete),
    findings:
      text === ''
        ? null
        : searchInventory(inventory, { text: words, types: [], licences: [], limit: MOST_FOUND }),
    coverage: coverageOf(inventory, releases),
    unsearched: unsearchedReleases(entries, { searched, lists: followed, hasToken }),
    incomplete: releases.filter((release) => incomplete.has(release)),
    loaded,
    read,
    hasToken,
  };
}

/** The final releases of Kairos, oldest first. */
async function finalReleases(): Promise<readonly ReleaseToSearch[]> {
  const kairos = findComponent('kairos');
  if (kairos === null) throw new Error('The catalogue has no component kairos.');
  const { releases } = await loadComponent(kairos);
  return releases.entries
    .filter(({ isPreliminary }) => !isPreliminary)
    .map(({ release, sbom }) => ({ release: release.tag, sbom }))
    .toReversed();
}
