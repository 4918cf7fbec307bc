import type { Filter } from '@/lib/base/filter/model';

import { ASSET_FACETS, type ArtifactGroup } from './arrange-assets';

/** How the artifacts of a release are filtered: by what their names say. */
export const ARTIFACT_FILTER: Filter<ArtifactGroup> = {
  facets: ASSET_FACETS.map(({ key, label }) => ({
    key,
    label,
    valuesOf: ({ facets }) => {
      const value = facets[key];
      return value === null ? [] : [value];
    },
  })),
  textOf: ({ main }) => main.asset.name.toLowerCase(),
};
