import { ASSET_FACETS, type ArtifactGroup, type AssetFacetKey } from './arrange-assets';
import {
  readChoices,
  selectRows,
  viewFacets,
  type Facet,
  type FacetChoices,
  type Faceting,
} from './facets';

/** The chosen value of each facet that was chosen. */
export type AssetChoices = FacetChoices<AssetFacetKey>;

/** A facet with the values that exist, and how many artifacts each would leave. */
export type AssetFacet = Facet<AssetFacetKey>;

const FACETING: Faceting<AssetFacetKey, ArtifactGroup> = {
  facets: ASSET_FACETS,
  valueOf: ({ facets }, key) => facets[key],
};

/** Reads the choices of an address; keys that are no facet are ignored, and values whatever their case. */
export function readAssetChoices(
  params: URLSearchParams,
  groups: readonly ArtifactGroup[],
): AssetChoices {
  return readChoices(params, groups, FACETING);
}

/** Decides which artifacts fit all choices. */
export function selectGroups(
  groups: readonly ArtifactGroup[],
  choices: AssetChoices,
): readonly ArtifactGroup[] {
  return selectRows(groups, choices, FACETING);
}

/** Lists what can be chosen: only values that exist, each with what it would leave under the other choices. */
export function viewAssetFacets(
  groups: readonly ArtifactGroup[],
  choices: AssetChoices,
): readonly AssetFacet[] {
  return viewFacets(groups, choices, FACETING);
}
