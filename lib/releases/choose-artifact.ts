import { ASSET_FACETS, type ArtifactGroup, type AssetFacetKey } from './arrange-assets';

/** The chosen value of each facet that was chosen. */
export type AssetChoices = ReadonlyMap<AssetFacetKey, string>;

/** A facet with the values that exist, and how many artifacts each would leave. */
export type AssetFacet = {
  readonly key: AssetFacetKey;
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly isChosen: boolean;
    /** Artifacts that carry it under all other choices. */
    readonly count: number;
  }[];
};

/** Longest value that is read from an address. */
const LONGEST = 100;

/** Reads the choices of an address; keys that are no facet are ignored, and values whatever their case. */
export function readAssetChoices(
  params: URLSearchParams,
  groups: readonly ArtifactGroup[],
): AssetChoices {
  return new Map(
    ASSET_FACETS.flatMap(({ key }) => {
      const asked = (params.get(key) ?? '').trim().slice(0, LONGEST);
      if (asked === '') return [];
      const known = groups.find(({ facets }) => facets[key]?.toLowerCase() === asked.toLowerCase())
        ?.facets[key];
      return [[key, known ?? asked] as const];
    }),
  );
}

/** Decides which artifacts fit all choices. */
export function selectGroups(
  groups: readonly ArtifactGroup[],
  choices: AssetChoices,
): readonly ArtifactGroup[] {
  return groups.filter(({ facets }) => [...choices].every(([key, value]) => facets[key] === value));
}

/** Lists what can be chosen: only values that exist, each with what it would leave under the other choices. */
export function viewAssetFacets(
  groups: readonly ArtifactGroup[],
  choices: AssetChoices,
): readonly AssetFacet[] {
  return ASSET_FACETS.map(({ key, label }) => {
    const others = selectGroups(groups, new Map([...choices].filter(([each]) => each !== key)));
    const values = [...new Set(groups.flatMap(({ facets }) => facets[key] ?? []))];
    const options = values.map((value) => ({
      value,
      isChosen: choices.get(key) === value,
      count: others.filter(({ facets }) => facets[key] === value).length,
    }));
    return { key, label, options };
  });
}
