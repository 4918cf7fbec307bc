import type { Filter } from '@/lib/base/filter/model';
import { fullNameOf } from '@/lib/evidence/packages/model';

import { CHANGE_KINDS, type ChangeKind, type PackageChange } from './model';

const KIND_LABELS: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  removed: 'removed',
  upgraded: 'upgraded',
  downgraded: 'downgraded',
  changed: 'changed in another way',
};

/** How changes are filtered: by their kind and type, and by words in name and versions. */
export const CHANGE_FILTER: Filter<PackageChange> = {
  facets: [
    {
      key: 'kind',
      label: 'Change',
      valuesOf: ({ kind }) => [kind],
      labelOf: (value) => {
        const kind = CHANGE_KINDS.find((each) => each === value);
        return kind === undefined ? value : KIND_LABELS[kind];
      },
    },
    { key: 'type', label: 'Type', valuesOf: ({ type }) => [type === '' ? 'unknown' : type] },
  ],
  textOf: (change) =>
    [fullNameOf(change), ...change.before, ...change.after].join(' ').toLowerCase(),
};
