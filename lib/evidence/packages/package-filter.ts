import type { Filter } from '@/lib/base/filter/model';

import { fullNameOf, type Package } from './model';

/** The value of the facet for packages without a licence. */
export const NO_LICENCE = '(none)';

const SOURCE_LABELS: ReadonlyMap<string, string> = new Map([
  ['sbom', 'SBOM'],
  ['hadron', 'versions that Hadron pins'],
]);

/** How the packages of an image are filtered: by what they are, and by words in name, version and package URL. */
export const PACKAGE_FILTER: Filter<Package> = {
  facets: [
    { key: 'type', label: 'Type', valuesOf: ({ type }) => [type === '' ? 'unknown' : type] },
    { key: 'licence', label: 'Licence', valuesOf: ({ licence }) => [licence || NO_LICENCE] },
    { key: 'arch', label: 'Architecture', valuesOf: ({ arch }) => (arch === '' ? [] : [arch]) },
    {
      key: 'source',
      label: 'Source',
      valuesOf: ({ source }) => [source],
      labelOf: (value) => SOURCE_LABELS.get(value) ?? value,
    },
  ],
  textOf: (one) => `${fullNameOf(one)} ${one.version} ${one.purl}`.toLowerCase(),
};
